"""shujian models preview: the first rows of one step, over a sample."""

from __future__ import annotations

from typing import Any

from shujian.app.cli.frame import out, table
from shujian.app.clue_masks import Masker
from shujian.app.running import engine_for, pin
from shujian.app.shelf import Shelf
from shujian.app.why_masked import levels
from shujian.core.errors import ShujianError
from shujian.formulas import show
from shujian.models.authoring.preview import Preview, Shown
from shujian.models.model import Model
from shujian.models.reading import did_you_mean
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

WIDE = 7
"""Of more columns, each row is a line of text: a terminal has no room for a table."""


def previewed(
    ctx: Context, home: Home, model_id: str, step: str, rows: int
) -> tuple[Model, str, Shown]:
    """The first rows of a step over today's data; nothing is kept.

    Args:
        ctx: who looks.
        home: the home.
        model_id: the model.
        step: the step; "" for the last before the clues.
        rows: of each stream.

    Raises:
        ShujianError: unknown model or step, no data.
    """
    require(ctx, Action.VIEW, Thing(model_id))
    shelf = Shelf(home)
    model, _ = shelf.model(model_id)
    wanted = step or model.clue_steps[0].operator.inputs()[0]
    if wanted not in model.steps:
        raise ShujianError(
            "models.no_step", f"没有步骤“{wanted}”", remedy=did_you_mean(wanted, model.steps)
        )
    pinned, _, _ = pin(home, shelf, model)
    with home.workspace() as tmp:
        engine = engine_for(tmp)
        try:
            return model, wanted, Preview(pinned, engine).show(model, wanted, rows)
        finally:
            engine.close()


def plain(ctx: Context, model: Model, step: str, shown: Shown) -> dict[str, Any]:
    """For programs, masked for the reader."""
    bound = model.steps[step]
    masker = Masker(ctx, levels(bound))

    def cells(row: dict[str, Any]) -> dict[str, str]:
        return {n: masker.cell(n, show(c, bound.schema[n].type)) for n, c in row.items()}

    return {
        "step": step,
        "sentence": model.sentences[step],
        "sample": shown.subjects,
        "passed": shown.count.passed,
        "review": shown.count.review,
        "unchecked": shown.count.unchecked,
        "rows": [cells(row) for row in shown.rows],
        "aside": [{"stream": s, "reason": w, "values": cells(r)} for s, w, r in shown.aside],
    }


def tell(data: dict[str, Any], note: str) -> None:
    """For people."""
    out.print(f"{data['step']}：{data['sentence']}", markup=False, soft_wrap=True)
    if note:
        out.print(f"[yellow]{note}[/]")
    out.print(f"通过 {data['passed']} 行，待核 {data['review']}，未检查 {data['unchecked']}")
    rows = data["rows"]
    if rows and len(rows[0]) > WIDE:
        for row in rows:
            line = "；".join(f"{n}＝{v}" for n, v in row.items())
            out.print(f"· {line}", markup=False, soft_wrap=True)
    elif rows:
        view = table("", *rows[0])
        for row in rows:
            view.add_row(*row.values())
        out.print(view)
    for one in data["aside"]:
        out.print(f"{one['stream']}：{one['reason']}", markup=False)
