"""What a spreadsheet shows for a value: number and date formats (ECMA-376, part 1, 18.8.31)."""

import datetime
import re

from extract import clean_text

Value = str | bool | int | float | datetime.datetime | datetime.date | datetime.time | datetime.timedelta

GENERAL = "General"
# Formats that a machine shows as its own language says; these papers come from where the day stands first.
BY_LANGUAGE = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm"}
# A format's parts: quoted and escaped words, [colour], [$£-809], space for a letter's width, filling.
PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|_.|\*.'
    r"|(?P<half>AM/PM|A/P)|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?)|(?P<number>[0#?](?:[0#?,. ]*[0#?])?,*)|(?P<other>.)",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(r"\bm{1,2}[/.-]d{1,2}[/.-]y{2,4}", re.IGNORECASE)
SIGNIFICANT_DIGITS = 11  # that General shows


def shown(value: Value, number_format: str) -> str:
    """The value as a person sees it in its cell; a month that stands before its day in figures is written out."""
    number_format = BY_LANGUAGE.get(number_format, number_format)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.timedelta):
        return _duration(value, number_format)
    if isinstance(value, int | float):
        return _number(value, number_format)
    return _moment(value, number_format)


def _moment(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    day = value if isinstance(value, datetime.date) else datetime.date(1900, 1, 1)
    time = value.time() if isinstance(value, datetime.datetime) else value
    time = time if isinstance(time, datetime.time) else datetime.time()
    number_format = MONTH_FIRST.sub("d mmm yyyy", number_format.split(";")[0])
    parts = list(PART.finditer(number_format))
    has_half = any(part["half"] for part in parts)
    text = ""
    for index, part in enumerate(parts):
        token = (part["date"] or part["elapsed"] or "").lower()
        if token.startswith("m") and _is_minute(parts, index):
            text += f"{time.minute:0{min(len(token), 2)}d}"
        elif token:
            text += _date_part(token, day, time, has_half)
        elif part["half"]:
            text += "AM" if time.hour < 12 else "PM"
        else:
            text += _literal(part)
    return clean_text.clean(text) or value.isoformat()


def _is_minute(parts: list[re.Match[str]], index: int) -> bool:
    """An m beside hours or seconds is a minute."""
    tokens = [(part["date"] or part["elapsed"] or "")[:1].lower() for part in parts]
    before = next((token for token in reversed(tokens[:index]) if token), "")
    after = next((token for token in tokens[index + 1 :] if token), "")
    return before == "h" or after == "s"


def _date_part(token: str, day: datetime.date, time: datetime.time, has_half: bool) -> str:
    hour = (time.hour % 12 or 12) if has_half else time.hour
    numbers = {"d": day.day, "m": day.month, "h": hour, "s": time.second}
    if token[0] == "y":
        return f"{day.year:04d}" if len(token) > 2 else f"{day.year % 100:02d}"
    if token[0] in "dm" and len(token) > 2:
        name = day.strftime("%A" if token[0] == "d" else "%B")
        return name if len(token) == 4 else name[:1] if len(token) == 5 else name[:3]
    return f"{numbers[token[0]]:0{min(len(token.partition('.')[0]), 2)}d}"


def _duration(value: datetime.timedelta, number_format: str) -> str:
    seconds = int(value.total_seconds())
    text = f"{seconds // 3600}:{seconds // 60 % 60:02d}"
    return f"{text}:{seconds % 60:02d}" if "s" in number_format.lower() else text


def _number(value: int | float, number_format: str) -> str:
    sections = _sections(number_format)
    section, shown_value = sections[0], value
    if value < 0 and len(sections) > 1:
        section, shown_value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    parts = list(PART.finditer(section))
    pattern = "".join(part["number"] or "" for part in parts)
    if section == GENERAL or "@" in section or re.search(r"E[+-]|/", section):
        return _general(shown_value)
    if not pattern or (value == 0 and set(pattern) <= set("#?")):
        return _literals(parts)
    percent = section.count("%")
    digits = _digits(shown_value * 100**percent, pattern)
    figures = iter([digits])
    text = "".join(next(figures, "") if part["number"] else _literal(part) for part in parts)
    return clean_text.clean(f"-{text.strip()}" if shown_value < 0 else text)


def _sections(number_format: str) -> list[str]:
    """The formats for positive, negative and zero values; a semicolon inside quotation marks parts nothing."""
    return re.findall(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)', number_format)[:-1] or [GENERAL]


def _digits(value: int | float, pattern: str) -> str:
    scaled = value / 1000 ** (len(pattern) - len(pattern.rstrip(",")))
    whole, _, decimals = pattern.rstrip(",").partition(".")
    needed = sum(sign == "0" for sign in decimals)
    text = f"{abs(scaled):{',' if ',' in whole else ''}.{len(decimals)}f}"
    if len(decimals) > needed:
        start = text.index(".") + 1
        text = (text[: start + needed] + text[start + needed :].rstrip("0")).rstrip(".")
    return text.zfill(whole.count("0") + len(text) - len(text.partition(".")[0]))


def _general(value: int | float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.{SIGNIFICANT_DIGITS}g}"


def _literals(parts: list[re.Match[str]]) -> str:
    return clean_text.clean("".join(_literal(part) for part in parts))


def _literal(part: re.Match[str]) -> str:
    return part["quoted"] or part["escaped"] or part["currency"] or part["other"] or ""
