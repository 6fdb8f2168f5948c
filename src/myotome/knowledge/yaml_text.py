"""Reading YAML that anybody may have written: every fault is one `YamlError`, and none costs much time or memory.

The text is looked through twice. The first pass sees events only, which cost little: it refuses what nests too deeply,
what would become too large once its aliases are written out (how a small file becomes a huge one), an alias to what
holds it, and tags. Only what is left is built.

Numbers and dates are read as people mean them: 12:30 and 2024-02-30 are texts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

DEEPEST = 20
MOST_NODES = 200_000  # values and keys, each alias counted as what it stands for: about a second, and 150 MB
LONGEST = 300  # characters of a message
LONGEST_NUMBER = 1000  # characters of a number: Python itself refuses to print more than some thousand digits

Mapping = Callable[[Any, Any], Any]

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """The text is no YAML that can be read. line: where, counted from 1; 0 when that is not known."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(" ".join(problem.split())[:LONGEST])
        self.line = line


def load_yaml(text: str, mapping: Mapping, *, aliases: bool = True) -> Any:
    """The document in `text`; YamlError when it is none.

    mapping: makes the value of a mapping from the loader and its node. aliases: whether anchors and aliases may stand.
    """
    try:
        _look_through(text, aliases)
        return yaml.load(text, Loader=_loader(mapping))  # noqa: S506  a safe loader
    except yaml.YAMLError as error:
        line: int = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        raise YamlError(line, str(getattr(error, "problem", None) or error) or "can not be read") from None
    except YamlError:
        raise
    except (ValueError, RecursionError, OverflowError) as error:
        raise YamlError(0, str(error) or "can not be read") from None


def _look_through(text: str, aliases: bool) -> None:
    total = 0  # nodes so far, aliases written out
    above: list[tuple[str | None, int]] = []  # the open collections: anchor, and the nodes before it
    sizes: dict[str, int] = {}  # of what has an anchor and has ended
    for event in yaml.parse(text, Loader=_Base):
        if isinstance(event, yaml.NodeEvent):
            line: int = getattr(event.start_mark, "line", -1) + 1
            name = event.anchor
            if name and not aliases:
                raise YamlError(line, "anchors and aliases are not allowed")
            if isinstance(event, yaml.AliasEvent):
                if name not in sizes:
                    raise YamlError(line, f"the alias {name} stands for nothing that ended before it")
                total += sizes[name]
            else:
                tag: str | None = getattr(event, "tag", None)
                if tag is not None:
                    raise YamlError(line, f"a tag such as {tag[:40]} is not allowed")
                total += 1
                if isinstance(event, yaml.CollectionStartEvent):
                    above.append((name, total - 1))
                elif name:
                    sizes[name] = 1
            if len(above) > DEEPEST:
                raise YamlError(line, "nested too deeply")
            if total > MOST_NODES:
                raise YamlError(line, f"holds more than {MOST_NODES} values")
        elif isinstance(event, yaml.CollectionEndEvent):
            name, before = above.pop()
            if name:
                sizes[name] = total - before


@cache
def _loader(mapping: Mapping) -> Any:
    class Loader(_Base):
        """Safe, without dates and clock times."""

    def number(read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def made(loader: Any, node: Any) -> Any:
            if len(node.value) > LONGEST_NUMBER:
                raise YamlError(node.start_mark.line + 1, f"a number of {len(node.value)} digits")
            # YAML 1.1 reads 12:30 as 750.
            return str(node.value) if ":" in node.value else read(loader, node)

        return made

    Loader.add_constructor("tag:yaml.org,2002:map", mapping)
    Loader.add_constructor("tag:yaml.org,2002:int", number(_Base.construct_yaml_int))
    Loader.add_constructor("tag:yaml.org,2002:float", number(_Base.construct_yaml_float))
    Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))  # type: ignore[misc]
    return Loader
