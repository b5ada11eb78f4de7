def load(
    environ: Mapping[str, str] | None = None,
    *,
    target: Literal["local", "kubernetes", "cloud"] | None = None,
    secrets_dirs: Iterable[str | PathLike[str]] = (),
    env_files: Iterable[str | PathLike[str]] = (),
) -> Settings:
    """Reads the settings, from `os.environ` or the given mapping.

    Of a variable, the first of these counts that is not empty: the environment, the file
    that `KEY_FILE` names, the files in `secrets_dirs`, those in `env_files`, the default.
    Raises `SettingsError` with every problem at once.
    """
    token = _LOADER.set(_Loader(environ, target, secrets_dirs, env_files))
    # The locals of a traceback hold no secret.
    del environ
    try:
        return Settings()
    finally:
        _LOADER.reset(token)


settings: Settings

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Reads the settings when they are first asked for."""
        if name != "settings":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = load()
        return value


class _Source(PydanticBaseSettingsSource):
    def get_field_value(
        self, field: FieldInfo, field_name: str
    ) -> tuple[Any, str, bool]:
        raise NotImplementedError

    def __call__(self) -> dict[str, Any]:
        loader = _LOADER.get() or _Loader(None, None, (), ())
        return loader.load(self.current_state)
