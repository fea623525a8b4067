"""Every error that communique raises on purpose.

CommuniqueError
├── SettingsError        a setting, option or codebook file is not usable
│   └── CodebookError    a codebook table breaks its own rules
├── RegistryError        a plug-in name is not known
├── ReadingError         a document's bytes give no article
│   ├── UnknownForm      the bytes are of no form that a reader knows
│   ├── EmptyDocument    the form is known, but there is no text in it
│   ├── OverLimit        it takes more time, memory, pages, nesting or text than a document may
│   └── Scanned          its pages are pictures, whose words must be recognized
├── SourceError          a path, URL or line cannot be fetched at all
│   └── FetchError       an address gives no document
│       └── AddressRefused   it leads, or might lead, where nothing must be asked
└── StoreError           the record's database cannot be used
    └── NotARecord       the file is a database, but not a record
"""


class CommuniqueError(Exception):
    """The root: catch this to catch all that communique raises on purpose."""


class SettingsError(CommuniqueError):
    """A setting or an option is not usable; the message says which and why."""


class CodebookError(SettingsError):
    """A codebook table breaks its own rules; the message names file and entry."""


class RegistryError(CommuniqueError):
    """A plug-in name is not known; the message lists the known ones."""


class ReadingError(CommuniqueError):
    """A document's bytes give no article; the run goes on without it."""


class UnknownForm(ReadingError):
    """The bytes are of no form that a reader knows."""


class EmptyDocument(ReadingError):
    """The form is known, but there is no text in the document."""


class OverLimit(ReadingError):
    """A document takes more than one may; the message names the limit."""


class Scanned(ReadingError):
    """The document's pages are pictures, whose words must be recognized."""


class SourceError(CommuniqueError):
    """A path, URL or line cannot be fetched at all."""


class FetchError(SourceError):
    """An address gives no document; the run goes on without it. `passing` says that a later try may."""

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.passing = passing


class AddressRefused(FetchError):
    """An address leads, or might lead, where nothing must be asked; the message says where."""


class StoreError(CommuniqueError):
    """The record's database cannot be used."""


class NotARecord(StoreError):
    """The file is a database, but not a record of communique."""
