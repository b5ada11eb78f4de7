"""A controller of sealed-secrets, as far as its cryptography goes: makes key pairs, and opens values.

    sealed_secrets.py keys DIRECTORY            key.pem, cert.pem (2020 to 2119), and other.pem
    sealed_secrets.py open KEY FILE             the Secret that a SealedSecret becomes, in JSON
    sealed_secrets.py open KEY FILE NAMESPACE NAME   the same where the object is renamed or moved
"""

import base64
import datetime
import json
import pathlib
import sys

import yaml
from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CLUSTER_WIDE = "sealedsecrets.bitnami.com/cluster-wide"
NAMESPACE_WIDE = "sealedsecrets.bitnami.com/namespace-wide"


def keys(directory):
    """Two key pairs: a value sealed with one certificate is not opened by the other key."""
    directory = pathlib.Path(directory)
    for name in ["", "other-"]:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        nobody = x509.Name([])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(nobody)
            .issuer_name(nobody)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime.datetime(2020, 1, 1))
            .not_valid_after(datetime.datetime(2119, 12, 31))
            .sign(key, hashes.SHA256())
        )
        encoding = serialization.Encoding.PEM
        (directory / f"{name}cert.pem").write_bytes(certificate.public_bytes(encoding))
        (directory / f"{name}key.pem").write_bytes(
            key.private_bytes(
                encoding,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )


def label(metadata):
    annotations = metadata.get("annotations", {})
    if annotations.get(CLUSTER_WIDE) == "true":
        return b""
    if annotations.get(NAMESPACE_WIDE) == "true":
        return metadata["namespace"].encode()
    return f"{metadata['namespace']}/{metadata['name']}".encode()


def opened(key, sealed, label):
    data = base64.b64decode(sealed, validate=True)
    length = int.from_bytes(data[:2], "big")
    wrapped, ciphertext = data[2 : 2 + length], data[2 + length :]
    sha256 = hashes.SHA256()
    oaep = padding.OAEP(mgf=padding.MGF1(algorithm=sha256), algorithm=sha256, label=label)
    try:
        session = key.decrypt(wrapped, oaep)
        assert len(session) == 32, len(session)
        return AESGCM(session).decrypt(bytes(12), ciphertext, None).decode()
    except (ValueError, InvalidTag):
        return None


def secret(key, path, namespace=None, name=None):
    private = serialization.load_pem_private_key(pathlib.Path(key).read_bytes(), None)
    sealed = yaml.safe_load(pathlib.Path(path).read_bytes())
    metadata = dict(sealed["metadata"])
    if namespace:
        metadata.update(namespace=namespace, name=name)
    data = {
        key: opened(private, value, label(metadata))
        for key, value in sealed["spec"]["encryptedData"].items()
    }
    print(json.dumps(data))


verb, *arguments = sys.argv[1:]
{"keys": keys, "open": secret}[verb](*arguments)
