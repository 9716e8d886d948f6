"""编码: kinds of plates and telephone numbers, and the parts of case numbers."""

from __future__ import annotations

from typing import ClassVar

from shujian.formulas.functions.base import Example, Param
from shujian.formulas.functions.defined import Defined
from shujian.formulas.functions.seeking import KindOf, PartOf

_HAN = "[一-龥]"
_PLATE = Param("车牌号", ("text",))
_NUMBER = Param("案号", ("text",))
_COURT = f"^（[0-9]{{4}}）(最高法|{_HAN}{{1,3}}[0-9]{{2,4}})({_HAN}{{1,8}}?)(?:字?第)?([0-9]{{1,8}})(?:-[0-9]{{1,3}})?号"


class PlateKind(KindOf):
    """The kind of a vehicle's plate."""

    name, group, params = "车牌种类", "编码", (_PLATE,)
    ways = (
        ("武警", "^WJ"),
        ("使领馆", "^使[0-9]{6}$|^[0-9]{6}使$|^.{6}领$"),
        ("警用", "^.{6}警$"),
        ("教练", "^.{6}学$"),
        ("挂车", "^.{6}挂$"),
        ("港澳入出境", "^.{6}[港澳]$"),
        ("新能源", f"^{_HAN}[A-Z][A-Z0-9]{{6}}$"),
        ("军用", "^[军空海北沈兰济南广成][A-Z][0-9]{5}$"),
        ("普通", f"^{_HAN}[A-Z][A-Z0-9]{{5}}$"),
    )
    help = (
        "车牌的种类：普通、新能源、警用、教练、挂车、使领馆、港澳入出境、军用、武警；认不出为未填"
    )
    excel = "Excel 没有；依 GA 36"
    examples = (
        Example('车牌种类("晋Z00001")', "普通"),
        Example('车牌种类("晋ZD00001")', "新能源"),
        Example('车牌种类("123")', "未填"),
    )


class PhoneKind(KindOf):
    """The kind of a telephone number."""

    name, group, params = "电话种类", "编码", (Param("号码", ("text",)),)
    ways = (
        ("手机", "^1[3-9][0-9]{9}$"),
        ("服务", "^[48]00-?[0-9]{3}-?[0-9]{4}$|^9[56][0-9]{3,4}$|^1[12][0-9]$|^12[0-9]{3}$"),
        ("固定", "^(?:0(?:10|2[0-9]|[3-9][0-9]{2})-?)?[2-9][0-9]{6,7}(?:-[0-9]{1,6})?$"),
    )
    help = "电话号码的种类：手机、固定、服务（400、95 等）；认不出为未填"
    excel = "Excel 没有"
    examples = (
        Example('电话种类("13900000000")', "手机"),
        Example('电话种类("0300-2000001")', "固定"),
        Example('电话种类("95000")', "服务"),
    )


class CaseYear(Defined):
    """The year in a case number."""

    name, group, params = "案号年份", "编码", (_NUMBER,)
    formula = 'VALUE(提取([案号], "[（〔]([0-9]{4})[）〕]", 1))'
    help = "案号或文书号括号中的年份；没有则不可读"
    excel = "Excel 没有"
    examples = (
        Example('案号年份("（2023）晋01刑初12号")', 2023),
        Example('案号年份("虚检刑诉〔2023〕12号")', 2023),
    )


class CaseCourt(PartOf):
    """The court's short name in a case number."""

    name, group, params = "案号法院", "编码", (_NUMBER,)
    pattern = _COURT
    help = "法院案号中的法院代字，如 晋01；2016 年以前没有代字的为未填"
    excel = "Excel 没有；依法〔2015〕137号"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('案号法院("（2023）晋01刑初12号")', "晋01"),
        Example('案号法院("（2013）并刑初字第12号")', "未填"),
    )


class CaseKind(CaseCourt):
    """The kind of case in a case number."""

    name, number = "案号类型", 2
    help = "法院案号中的类型代字，如 刑初；2016 年以前的为未填"
    examples = (Example('案号类型("（2023）晋01刑初12号")', "刑初"),)


class CaseSerial(Defined):
    """The running number in a case number."""

    name, group, params = "案号序号", "编码", (_NUMBER,)
    formula = 'VALUE(提取([案号], "([0-9]{1,8})(?:-[0-9]{1,3})?号", 1))'
    help = "案号或文书号中“号”字前的顺序号；没有则不可读"
    excel = "Excel 没有"
    examples = (
        Example('案号序号("（2023）晋01刑初12号")', 12),
        Example('案号序号("虚检刑诉〔2023〕12号")', 12),
    )
