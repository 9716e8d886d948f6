"""The formula language: parse, check, interpret, say in Chinese, explain."""

from shujian.formulas.check import check
from shujian.formulas.explain import Part, explain
from shujian.formulas.functions import functions
from shujian.formulas.interpret import interpret
from shujian.formulas.parse import parse
from shujian.formulas.quantify import as_aggregate, lookups_inside, quantifiers, replace
from shujian.formulas.scope import Scope, Typed, column, literal, looks_up
from shujian.formulas.sentence import sentence
from shujian.formulas.show import show
from shujian.formulas.tree import Call, Column, Literal, Name, Node, columns

__all__ = [
    "Call",
    "Column",
    "Literal",
    "Name",
    "Node",
    "Part",
    "Scope",
    "Typed",
    "as_aggregate",
    "check",
    "column",
    "columns",
    "explain",
    "functions",
    "interpret",
    "literal",
    "looks_up",
    "lookups_inside",
    "parse",
    "quantifiers",
    "replace",
    "sentence",
    "show",
]
