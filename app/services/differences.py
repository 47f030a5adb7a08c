"""What differs between the answers of two moments, and whom a difference concerns."""

from __future__ import annotations

from app.domain.answers import Answers


def differences(before: Answers, after: Answers) -> tuple[str, ...]:
    """Return the addresses whose answers differ; a collection's name when its rows differ."""
    found = {
        key
        for key in {*before.values, *after.values}
        if before.get(key).strip() != after.get(key).strip()
    }
    for name in {*before.collections, *after.collections}:
        old = {record.id: record for record in before.records(name)}
        new = {record.id: record for record in after.records(name)}
        if list(old) != list(new):
            found.add(name)
        for record_id in old.keys() & new.keys():
            fields = {*old[record_id].values, *new[record_id].values}
            found |= {
                f"{name}/{record_id}/{key}"
                for key in fields
                if old[record_id].get(key).strip() != new[record_id].get(key).strip()
            }
    return tuple(sorted(found))


def concerns(address: str, founder_id: str) -> bool:
    """Whether a paper of one founder depends on an address: another founder's does not matter."""
    if not founder_id or not address.startswith("founders/"):
        return True
    return address.startswith(f"founders/{founder_id}/")
