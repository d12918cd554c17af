"""Accounts at another service that open the door here (OpenID Connect), where the operators have named one.

`provider` who it is, `wire` how it is asked, `tokens` what is believed of its answers, `asking` the way there and back,
`waiting` who came from there and is nobody here yet. docs/people.md says why an address that it names opens nothing.
"""
