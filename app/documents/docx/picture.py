"""A chart in a Word file: a picture in a paragraph of its own, with words that tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.blocks import Chart
from app.documents.docx.paragraph import Para, Voice
from app.documents.docx.xml import attribute
from app.documents.styles import CHART_SIZE, Frame

_EMU = 12700  # to the point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass
class PicturePara(Para):
    """A paragraph that holds a picture; ``relation`` is known once its part is packed."""

    png: bytes = b""
    wide: float = 0.0
    high: float = 0.0
    alt: str = ""
    serial: int = 0
    relation: str = ""

    def height(self, _width: float) -> float:
        """Return its height with the room above and below."""
        return self.high + self.room_above + self.room_below

    def _content(self) -> str:
        size = f'cx="{round(self.wide * _EMU)}" cy="{round(self.high * _EMU)}"'
        named = f'id="{self.serial}" name="chart{self.serial}" descr={attribute(self.alt)}'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
            'distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {size}/><wp:docPr {named}/>"
            f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {named}/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{self.relation}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>"
        )


def picture_of(chart: Chart, frame: Frame, voice: Voice, serial: int) -> PicturePara:
    """Return a chart as a paragraph; ``serial`` names it within the document."""
    from app.documents.chart_picture import chart_png  # few papers have any
    from app.documents.chart_strips import height_of
    from app.documents.chart_text import chart_alt

    height = height_of(chart, frame)
    return PicturePara(
        "Flush",
        (),
        voice,
        png=chart_png(chart, frame.width, height, size=CHART_SIZE),
        wide=frame.width,
        high=height,
        alt=chart_alt(chart),
        serial=serial,
    )
