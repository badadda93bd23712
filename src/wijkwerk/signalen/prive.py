"""Answers that nobody else may keep."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)


def prive(response: R) -> R:
    """Only for who asked: stored and indexed nowhere, and no other site learns its address.
    (Without any referrer the forms on it would be refused.)"""
    response.prive = True  # type: ignore[attr-defined]
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
