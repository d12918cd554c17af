"""The kinds of identifiers: those of 45 CFR 164.514(b)(2)(i), (A) to (R)."""

from __future__ import annotations

from typing import Final

NAME: Final = "NAME"  # (A)
LOCATION: Final = "LOCATION"  # (B) anything smaller than a state
DATE: Final = "DATE"  # (C) but for the year
AGE_OVER_89: Final = "AGE_OVER_89"  # (C)
PHONE: Final = "PHONE"  # (D)
FAX: Final = "FAX"  # (E)
EMAIL: Final = "EMAIL"  # (F)
SSN: Final = "SSN"  # (G)
MRN: Final = "MRN"  # (H)
HEALTH_PLAN_ID: Final = "HEALTH_PLAN_ID"  # (I)
ACCOUNT: Final = "ACCOUNT"  # (J)
LICENSE: Final = "LICENSE"  # (K)
VEHICLE: Final = "VEHICLE"  # (L)
DEVICE: Final = "DEVICE"  # (M)
URL: Final = "URL"  # (N)
IP: Final = "IP"  # (O)
BIOMETRIC: Final = "BIOMETRIC"  # (P)
PHOTO: Final = "PHOTO"  # (Q)
OTHER_UNIQUE: Final = "OTHER_UNIQUE"  # (R)

TYPES: Final = (
    NAME, LOCATION, DATE, AGE_OVER_89, PHONE, FAX, EMAIL, SSN, MRN, HEALTH_PLAN_ID, ACCOUNT, LICENSE, VEHICLE,
    DEVICE, URL, IP, BIOMETRIC, PHOTO, OTHER_UNIQUE,
)  # fmt: skip
