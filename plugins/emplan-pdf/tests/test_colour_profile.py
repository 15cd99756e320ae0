"""The colour profile, as an independent engine reads it."""

import io
import struct

import pytest

from emplan_pdf.colour_profile import srgb_profile


def test_its_directory_stays_inside_the_profile() -> None:
    data = srgb_profile()
    assert struct.unpack_from(">L", data)[0] == len(data)
    assert data[36:40] == b"acsp"
    count = struct.unpack_from(">L", data, 128)[0]
    for index in range(count):
        _, start, length = struct.unpack_from(">4sLL", data, 132 + 12 * index)
        assert start % 4 == 0
        assert start + length <= len(data)


def test_colours_through_it_are_those_of_srgb() -> None:
    image_cms = pytest.importorskip("PIL.ImageCms")
    image = pytest.importorskip("PIL.Image")
    profile = image_cms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert image_cms.getProfileName(profile).strip() == "sRGB IEC61966-2.1"
    change = image_cms.buildTransform(profile, image_cms.createProfile("sRGB"), "RGB", "RGB")
    for colour in ((255, 0, 0), (12, 99, 200), (128, 128, 128), (255, 255, 255)):
        seen = image_cms.applyTransform(image.new("RGB", (1, 1), colour), change).getpixel((0, 0))
        assert seen == pytest.approx(colour, abs=1)
