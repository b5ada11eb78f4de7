from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """SHOP_NOT_A_VARIABLE stands in a docstring."""

    model_config = SettingsConfigDict(env_prefix="SHOP_ML_")

    model: str = "model.onnx"
    device: str = "cpu"
