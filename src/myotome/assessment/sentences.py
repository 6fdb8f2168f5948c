"""The fixed sentences of a result and of an interview, by id: one place for their wording.

They are also the templates that translations fill: `{n}` is a whole number, `{causes}` a list of `why.cause`,
`{changes}` a list of answers that were changed; every other placeholder is a text of the knowledge.
"""

from __future__ import annotations

SENTENCES = {
    "why.no_rule": "No rule asks for faster care with these answers, but a weak leg always needs a doctor's check.",
    "why.no_rule_trouble": (
        "No rule asks for faster care with these answers, but trouble in a leg always needs a doctor's check."
    ),
    "why.look": "No sign told asks for faster care, but a doctor must look. Causes that fit your answers: {causes}.",
    "why.causes": "Of the causes that fit your answers, some need care this soon: {causes}.",
    "why.cause": "{cause} ({chance})",
    "why.never_reassures": (
        "A danger sign never makes the advice milder, even where it makes an urgent cause less likely. "
        "Without it your answers call for care this soon."
    ),
    "fall.kept": (
        "An answer was changed or taken back ({changes}). Before that the answers called for: {label}. "
        "A sign that has passed still counts, so this is kept."
    ),
    "fall.mistake": (
        "An answer was taken back as a mistake ({changes}). Before that the answers called for: {label}. "
        "If it was true after all, follow that."
    ),
    "fall.explained": (
        "At first the answers called for: {label}. What was told later explains it ({changes}). "
        "If that is not so, follow the faster of the two."
    ),
    "fall.not_asked": "not asked",
    "fall.taken_back": "taken back",
    "said.answer": "{label}: {answer}",
    "said.changed": "{label}: {before} -> {after}",
    "notice.alone": "No cause in the model can explain all these answers together. Please check them.",
    "notice.doubtful": "No cause in the model fits these answers well: another cause is likelier than any listed.",
    "notice.no_answer": "No answer bears on the cause yet: the list below only shows how common each cause is.",
    "notice.story": (
        "What is not mentioned is taken to be a little less likely to be there, for the causes only: "
        "how fast care is needed never rests on it."
    ),
    "notice.not_complete": "This list is not complete: other causes are possible. It is not a diagnosis.",
    "cause.other": "Another cause, not in this list",
    "place.unknown": "unknown place",
    "source.anatomy": "from anatomy, or its rate in others",
    "source.judgement": "judgement",
    "source.judgement_because": "judgement: {reason}",
    "informant.clinician": "clinician",
    "informant.person": "person or carer",
    "choice.yes": "Yes",
    "choice.no": "No",
    "choice.not_sure": "Not sure",
    "asked.emergency": "So that an emergency is known before anything else is asked.",
    "asked.start": "Everybody is asked this: it says how fast it came, where it is and what kind of trouble it is.",
    "asked.flags": (
        "A danger sign could still change how soon care is needed. The interview may not end before it is asked."
    ),
    "asked.detail": "It tells most about what may be the cause.",
    "asked.nothing_more": "There is no further question.",
    "asked.mistake": (
        "Your earlier answer called for: {label}. A sign that has passed still counts. "
        "Was that answer a mistake: it was never so?"
    ),
    "likely.more_than_95": "more than 95 in 100",
    "likely.less_than_1": "less than 1 in 100",
    "likely.in_100": "about {n} in 100",
}
