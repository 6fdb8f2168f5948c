"""Who and where: the age bands, sexes and settings that priors are given for."""

from __future__ import annotations

AGE_BANDS = ("0-17", "18-39", "40-59", "60-79", "80+")
AGE_LIMITS = (18.0, 40.0, 60.0, 80.0)
SEXES = ("female", "male")
SETTINGS = ("home", "primary_care", "emergency_department", "hospital")
