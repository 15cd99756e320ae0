"""The published originals: where each comes from, its SHA-256, and how it is fetched."""

import gzip
import hashlib
import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from tools.build_fonts.failure import FontBuildError


@dataclass(frozen=True, slots=True)
class Archive:
    """A package as the ordinary client of its registry downloads it."""

    filename: str
    sha256: str
    client: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """One font file inside an archive; `committed` originals also stand in `sources/`."""

    filename: str
    sha256: str
    archive: Archive
    member: str
    committed: bool = False


TEXLIVE = Archive(
    "texlive-lang-chinese_2022.20230122-1_all.deb",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
    ("apt-get", "download", "texlive-lang-chinese=2022.20230122-1"),
)
NOTO_SANS = Archive(
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    ("npm", "pack", "--silent", "@expo-google-fonts/noto-sans-sc@0.4.3"),
)
NOTO_SERIF = Archive(
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ("npm", "pack", "--silent", "@expo-google-fonts/noto-serif-sc@0.4.3"),
)

_FANDOL = "./usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/"

FANDOL_FANG = Original(
    "FandolFang-Regular.otf",
    "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
    TEXLIVE,
    _FANDOL + "FandolFang-Regular.otf",
    committed=True,
)
FANDOL_KAI = Original(
    "FandolKai-Regular.otf",
    "ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827",
    TEXLIVE,
    _FANDOL + "FandolKai-Regular.otf",
    committed=True,
)
NOTO_SANS_MEDIUM = Original(
    "NotoSansSC_500Medium.ttf",
    "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
    NOTO_SANS,
    "package/500Medium/NotoSansSC_500Medium.ttf",
)
NOTO_SERIF_REGULAR = Original(
    "NotoSerifSC_400Regular.ttf",
    "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    NOTO_SERIF,
    "package/400Regular/NotoSerifSC_400Regular.ttf",
)
NOTO_SERIF_BOLD = Original(
    "NotoSerifSC_700Bold.ttf",
    "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    NOTO_SERIF,
    "package/700Bold/NotoSerifSC_700Bold.ttf",
)


def read_original(original: Original, sources: Path, inputs: Path) -> bytes:
    """The bytes of an original, from `sources` if it is committed there, else from its archive in `inputs`.

    A committed original that is absent from `sources` is put there. Raises FontBuildError if any byte differs
    from the pin.
    """
    kept = sources / original.filename
    if original.committed and kept.is_file():
        data = kept.read_bytes()
        _require(data, original.sha256, str(kept))
        return data
    data = _member(original.archive, original.member, inputs)
    _require(data, original.sha256, f"{original.member} in {original.archive.filename}")
    if original.committed:
        kept.write_bytes(data)
    return data


def _member(archive: Archive, name: str, inputs: Path) -> bytes:
    path = _downloaded(archive, inputs)
    if path.suffix == ".deb":
        plain = _output(("dpkg-deb", "--fsys-tarfile", path.name), inputs)
    else:
        plain = gzip.decompress(path.read_bytes())
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        try:
            member = tar.extractfile(name)
        except KeyError:
            member = None
        if member is None:
            raise FontBuildError(f"{archive.filename} has no file {name}.")
        return member.read()


def _downloaded(archive: Archive, inputs: Path) -> Path:
    path = inputs / archive.filename
    if not path.is_file():
        _output(archive.client, inputs)
    if not path.is_file():
        raise FontBuildError(f"`{' '.join(archive.client)}` did not leave {archive.filename} in {inputs}.")
    _require(path.read_bytes(), archive.sha256, str(path))
    return path


def _output(command: tuple[str, ...], folder: Path) -> bytes:
    try:
        return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE).stdout
    except FileNotFoundError:
        raise FontBuildError(
            f"`{command[0]}` is not installed; it is needed for `{' '.join(command)}`."
        ) from None
    except subprocess.CalledProcessError as error:
        raise FontBuildError(
            f"`{' '.join(command)}` failed with exit code {error.returncode}. If the package has moved "
            "on, put the pinned archive into a folder and pass it as --inputs."
        ) from None


def _require(data: bytes, sha256: str, what: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise FontBuildError(
            f"{what} is not the pinned input: SHA-256 {found}, expected {sha256}. Delete it to fetch it "
            "again; a new upstream version is a change to originals.py and to the fonts."
        )
