#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/unit/data/merkle.json: roots and proofs of the eight leaves that RFC 6962 logs are tested with, straight
from the definitions of RFC 9162 section 2.1 (recursion over lists of leaves, nothing stored), an entry's leaf, and a
checkpoint that `openssl` signed. Usage: make_merkle_vectors.py tests/unit/data/merkle.json"""
import base64
import hashlib
import json
import os
import struct
import subprocess
import sys
import tempfile

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ORIGIN = "naru.example/hub"


def sha(data):
    return hashlib.sha256(data).digest()


def left_part(count):
    part = 1
    while part * 2 < count:
        part *= 2
    return part


def tree_hash(leaves):
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return sha(b"\0" + leaves[0])
    k = left_part(len(leaves))
    return sha(b"\1" + tree_hash(leaves[:k]) + tree_hash(leaves[k:]))


def inclusion(index, leaves):
    if len(leaves) == 1:
        return []
    k = left_part(len(leaves))
    if index < k:
        return inclusion(index, leaves[:k]) + [tree_hash(leaves[k:])]
    return inclusion(index - k, leaves[k:]) + [tree_hash(leaves[:k])]


def subproof(count, leaves, is_whole):
    if count == len(leaves):
        return [] if is_whole else [tree_hash(leaves)]
    k = left_part(len(leaves))
    if count <= k:
        return subproof(count, leaves[:k], is_whole) + [tree_hash(leaves[k:])]
    return subproof(count - k, leaves[k:], False) + [tree_hash(leaves[:k])]


def entry():
    device, digest = b"\x5a" * 16, sha(b"an entry")
    leaf = sha(b"\0naru-l1" + device + struct.pack(">IQ", 3, 4711) + digest)
    return {"device": device.hex(), "epoch": 3, "seq": 4711, "hash": digest.hex(), "leaf": leaf.hex()}


def checkpoint(leaves):
    text = f"{ORIGIN}\n{len(leaves)}\n{base64.b64encode(tree_hash(leaves)).decode()}\ntime 2026-11-22T19:00:00Z\n"
    with tempfile.TemporaryDirectory() as folder:
        key, note = os.path.join(folder, "key.pem"), os.path.join(folder, "note")
        run = lambda *words: subprocess.run(["openssl", *words], check=True, capture_output=True).stdout
        run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
        with open(note, "wb") as file:
            file.write(text.encode())
        spki = run("pkey", "-in", key, "-pubout", "-outform", "DER")
        signature = run("dgst", "-sha256", "-sign", key, note)
    line = base64.b64encode(sha(spki)[:4] + signature).decode()
    return {"origin": ORIGIN, "spki": spki.hex(), "text": f"{text}\n\u2014 {ORIGIN} {line}\n"}


def main():
    leaves = [bytes.fromhex(leaf) for leaf in LEAVES]
    sizes = range(1, len(leaves) + 1)
    hexes = lambda hashes: [one.hex() for one in hashes]
    vectors = {
        "leaves": LEAVES,
        "roots": hexes(tree_hash(leaves[:size]) for size in range(len(leaves) + 1)),
        "inclusion": [{"index": index, "size": size, "path": hexes(inclusion(index, leaves[:size]))}
                      for size in sizes for index in range(size)],
        "consistency": [{"from": count, "size": size, "path": hexes(subproof(count, leaves[:size], True))}
                        for size in sizes for count in range(1, size + 1)],
        "entry": entry(),
        "checkpoint": checkpoint(leaves),
    }
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(vectors, file, indent=1)
        file.write("\n")


main()
