"""All settings, from the environment (`DUTYWATCH_…`) or a TOML file; shown by `dutywatch doctor`, secrets hidden."""

import os
import secrets
from functools import cached_property
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

CHECKOUT = Path(__file__).resolve().parent.parent


class SettingsUnusable(Exception):
    """A setting cannot be used; the message says which and what to do."""


def _default_data_dir() -> Path:
    if (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / ".dutywatch"
    return user_data_path("dutywatch", appauthor=False)


class Settings(BaseSettings):
    """Read once at the edge and handed on; never a parameter of a flow, since the engine would store it."""

    model_config = SettingsConfigDict(
        env_prefix="DUTYWATCH_", extra="forbid", frozen=True, env_nested_delimiter="_", env_nested_max_split=1
    )

    data_dir: Path = Field(default_factory=_default_data_dir, description="where database, captures and mails live")
    database_url: SecretStr | None = Field(None, description="SQLAlchemy URL; a SQLite file under DATA_DIR without it")
    captures_url: str | None = Field(
        None, description="fsspec URL of the captures' store; DATA_DIR/captures without it"
    )
    base_url: str | None = Field(None, description="where `serve` is reached from outside; without it no relay is used")
    secret_key: SecretStr | None = Field(None, description="signs links in mails; made and kept on first use")
    smtp_url: SecretStr | None = Field(None, description="smtp[s]://user:password@host:port; files without it")
    mail_from: str = Field("Dutywatch <dutywatch@localhost>", description="the From address of every mail")
    sending: bool = Field(True, description="off: digests are built and kept, nothing is handed to the relay")
    catalogue_dir: Path | None = Field(None, description="folder of TOML files in place of the built-in catalogue")
    contact: str = Field("operator@localhost", description="goes into the user agent, so that authorities can write")
    allow_private: str = Field("", description="host:port list that the address guard lets through")
    api_keys: dict[str, SecretStr] = Field(
        default_factory=dict, description="keys of yours for sources that need one: API_KEYS_WTO, or wto in [api_keys]"
    )
    tag_authority: str = Field("dutywatch.example,2026", description="of the feeds' ids; never change it")
    log_format: str = Field("lines", description="lines or json")

    @field_validator("data_dir", "catalogue_dir")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value if value is None else value.expanduser().absolute()

    @field_validator("api_keys")
    @classmethod
    def _plain_keys(cls, value: dict[str, SecretStr]) -> dict[str, SecretStr]:
        """Without the line end that a file leaves; a key goes into a header, so nothing else may stand in it."""
        keys = {name: key.get_secret_value().strip() for name, key in value.items()}
        if odd := [name for name, key in keys.items() if not (key.isascii() and key.isprintable())]:
            raise ValueError(f"{odd[0]} is no key: it has signs that cannot be sent")
        return {name: SecretStr(key) for name, key in keys.items() if key}

    @field_validator("base_url")
    @classmethod
    def _bare_base(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/") if value else None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment before file: what stands in `DUTYWATCH_SETTINGS`, else `dutywatch.toml` of this folder."""
        toml = TomlConfigSettingsSource(settings_cls, os.environ.get("DUTYWATCH_SETTINGS", "dutywatch.toml"))
        return init_settings, env_settings, toml

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in use, password included."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir / 'dutywatch.db'}"

    @property
    def has_record(self) -> bool:
        """Whether there is a database; taken for granted where it is not a file of ours or cannot be made there."""
        stands_in_the_way = self.data_dir.exists() and not self.data_dir.is_dir()
        return self.database_url is not None or stands_in_the_way or (self.data_dir / "dutywatch.db").exists()

    @property
    def captures(self) -> str:
        """The fsspec URL of the captures in use."""
        return self.captures_url or f"file://{self.data_dir / 'captures'}"

    @cached_property
    def signing_key(self) -> bytes:
        """The key of the links in mails; made and kept under DATA_DIR on first use.

        Raises SettingsUnusable where it can be neither read nor kept: a key that is lost would void every link
        already mailed, so there is no falling back to a passing one.
        """
        if self.secret_key is not None:
            return self.secret_key.get_secret_value().encode()
        path = self.data_dir / "secret.key"
        try:
            if path.exists():
                return path.read_bytes()
            self.data_dir.mkdir(parents=True, exist_ok=True)
            # Written whole before it has its name: another process must never read half a key.
            passing = path.with_name(f"secret.{secrets.token_hex(4)}.part")
            descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_hex(32).encode())
            try:
                os.link(passing, path)
            finally:
                passing.unlink()
        except FileExistsError:
            pass  # another process made it a moment ago
        except OSError as error:
            raise SettingsUnusable(
                f"the secret key cannot be kept at {path}: {error.strerror}. "
                "Make the folder writable or set DUTYWATCH_SECRET_KEY."
            ) from error
        return path.read_bytes()

    @property
    def known_key(self) -> bytes | None:
        """The same for whoever only reads links: None where a folder that may not be written never held a key."""
        try:
            return self.signing_key
        except SettingsUnusable:
            if (self.data_dir / "secret.key").exists():
                raise
            return None


def load_settings() -> Settings:
    """The settings of this environment. Raises SettingsUnusable with one line a fault."""
    from pydantic import ValidationError

    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(f"DUTYWATCH_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors() if e["loc"])
        raise SettingsUnusable(f"settings not usable: {faults}") from None
    except (OSError, ValueError) as error:
        raise SettingsUnusable(f"settings file not readable: {error}") from None
