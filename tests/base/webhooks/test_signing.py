from datetime import UTC, datetime

from standardwebhooks import Webhook

from tongbase.base.webhooks.signing import headers_of, secret_of, sign

# The vector of the specification's own libraries.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MESSAGE, MOMENT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_signature_is_the_specifications():
    assert sign(SECRET, MESSAGE, MOMENT, BODY) == SIGNATURE


def test_the_public_library_takes_our_signature():
    secret, body = secret_of(bytes(range(32))), '{"名":"值"}'.encode()
    headers = headers_of("msg_1", body, secrets=[secret], at=datetime.now(UTC))
    assert Webhook(secret).verify(body, headers) == {"名": "值"}
