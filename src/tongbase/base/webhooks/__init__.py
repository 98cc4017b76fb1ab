"""Webhooks as Standard Webhooks has them: a signed message, sent until somebody takes it.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
``signing`` makes secrets and signatures, ``targets`` says where messages may go, ``sending`` sends
one message once, ``pace`` says when to try again. No business here, and no table.
"""
