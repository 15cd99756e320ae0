"""Recipes: which elements a generated plan has, so that a few hundred cover them all and their pairs."""

from random import Random
from typing import Final

from attrs import frozen

from emplan.model import SignatureMode

MODES: Final = (SignatureMode.SEALED, SignatureMode.UNSEALED, SignatureMode.STAMPED)


@frozen(kw_only=True)
class Recipe:
    """What a generated plan is made of.

    Attributes:
        number: Its own, from 0.
        issuers: How many organs issue it; without any it is an internal draft with neither head nor foot.
        letter: Whether it is a letter (信函格式).
        upward: Whether it goes to a higher organ, with signatories.
        mode: How it is signed.
        notice: Whether a covering notice (印发通知) stands before the plan.
        notice_sentences: How long the text of that notice is.
        title: How many lines its title needs, about.
        attachments: How many there are.
        items: How many items of the second level the outline has: its length.
        tables: Upright tables, in the outline.
        landscape: Landscape tables, in attachments.
        roster, note, copy_number, secrecy, urgency, copied_to, printed, caption: Whether it has these.
        addressees: How many.
        continues: Whether the items are numbered through.
    """

    number: int
    issuers: int
    letter: bool
    upward: bool
    mode: SignatureMode
    notice: bool
    notice_sentences: int
    title: int
    attachments: int
    items: int
    tables: int
    landscape: int
    roster: bool
    note: bool
    copy_number: bool
    secrecy: bool
    urgency: bool
    copied_to: int
    printed: bool
    caption: bool
    addressees: int
    continues: bool

    @property
    def name(self) -> str:
        """A short name with what is particular about it."""
        words = [f"{self.number:03d}", f"i{self.issuers}", self.mode.value]
        kinds = (("letter", self.letter), ("upward", self.upward), ("notice", self.notice))
        words += [word for word, has in kinds if has]
        words += [f"a{self.attachments}"] * bool(self.attachments) + [f"t{self.title}", f"n{self.items}"]
        return "-".join(words)


def recipe(number: int, seed: int = 0) -> Recipe:
    """The recipe of a number: the big choices in turn, the small ones by the seed."""
    random = Random(f"{seed}:{number}")
    bare = number % 22 == 7
    upward = number % 5 == 3 and not bare
    issuers = 0 if bare else 1 if number % 2 else 1 + number // 2 % 5
    mode = MODES[number // 3 % 3] if number % 4 else SignatureMode.SEALED
    if issuers > 2 and mode is SignatureMode.STAMPED:
        # A stamp of a name is for orders and proposals, of one person or two.
        mode = SignatureMode.UNSEALED
    return Recipe(
        number=number,
        issuers=issuers,
        letter=number % 12 in (5, 10) and not upward and not bare,
        upward=upward,
        mode=mode,
        notice=not upward and not bare and number % 3 != 1,
        notice_sentences=random.choice((1, 1, 2, 3, 5)),
        title=1 + number // 2 % 4,
        attachments=0 if bare else (0, 0, 1, 2, 3, 0, 5, 9, 10, 12)[number % 10],
        items=_items(number, random),
        tables=1 if random.random() < 0.3 else 0,
        landscape=1 if random.random() < 0.3 else 0,
        roster=random.random() < 0.3,
        note=random.random() < 0.3,
        copy_number=random.random() < 0.25,
        secrecy=random.random() < 0.2,
        urgency=random.random() < 0.3,
        copied_to=0 if bare else random.choice((0, 1, 3, 7)),
        printed=not bare and random.random() < 0.7,
        caption=random.random() < 0.15,
        addressees=random.choice((1, 2, 3, 4, 7)),
        continues=random.random() < 0.3,
    )


def _items(number: int, random: Random) -> int:
    """Most plans have a few pages, some dozens."""
    if number % 40 == 17:
        return random.randint(55, 75)
    if number % 10 == 6:
        return random.randint(15, 25)
    if number % 4 == 1:
        return random.randint(0, 1)
    return random.randint(1, 7)
