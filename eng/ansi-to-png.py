#!/usr/bin/python3
"""Draws the text of a terminal with its escape codes as a picture: ansi-to-png.py COLUMNS dark|light OUTPUT.png < TEXT."""

import sys

from PIL import Image, ImageDraw, ImageFont
from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

WIDTH, HEIGHT, MARGIN, FONT_SIZE = 12, 23, 16, 20
FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono"
THEMES = {"dark": ((30, 30, 30), (212, 212, 212)), "light": ((255, 255, 255), (36, 41, 47))}
LEFT_EIGHTHS, LOWER_EIGHTHS = " ▏▎▍▌▋▊▉█", " ▁▂▃▄▅▆▇█"


def block(character, x, y):
    """The rectangle of a block character, or None. Fonts leave gaps between such characters, terminals do not."""
    if character in LEFT_EIGHTHS[1:]:
        return (x, y, x + round(WIDTH * LEFT_EIGHTHS.index(character) / 8) - 1, y + HEIGHT - 1)
    if character in LOWER_EIGHTHS[1:]:
        return (x, y + HEIGHT - round(HEIGHT * LOWER_EIGHTHS.index(character) / 8), x + WIDTH - 1, y + HEIGHT - 1)
    return None


def rgb(color, default):
    return tuple(color.get_truecolor(DEFAULT_TERMINAL_THEME)) if color and not color.is_default else default


def main():
    columns, theme, target = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    background, foreground = THEMES[theme]
    fonts = {bold: ImageFont.truetype(f"{FONTS}{'-Bold' if bold else ''}.ttf", FONT_SIZE) for bold in (False, True)}
    console = Console(color_system="truecolor", width=columns)
    lines = list(AnsiDecoder().decode(sys.stdin.read().rstrip()))
    image = Image.new("RGB", (columns * WIDTH + 2 * MARGIN, len(lines) * HEIGHT + 2 * MARGIN), background)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        x, y = MARGIN, MARGIN + row * HEIGHT
        for text, style, _ in line.render(console):
            fore = rgb(style and style.color, foreground)
            back = rgb(style and style.bgcolor, None)
            if style and style.dim:
                fore = tuple((2 * f + 1 * b) // 3 for f, b in zip(fore, background))
            for character in text.rstrip("\n"):
                if back:
                    draw.rectangle((x, y, x + WIDTH - 1, y + HEIGHT - 1), fill=back)
                if rectangle := block(character, x, y):
                    draw.rectangle(rectangle, fill=fore)
                elif character != " ":
                    draw.text((x, y), character, font=fonts[bool(style and style.bold)], fill=fore)
                x += WIDTH
    image.save(target)


main()
