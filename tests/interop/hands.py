#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hands and eyes of whoever sits before several windows of one display: reads an order a line, tab between words, and
answers each with one line. A name that begins with ~ is a regular expression for the whole name.
  press PID NAME   presses what is called so, as soon as it can be pressed
  type PID NAMES   the same with one key after another of a pad that stands still; a space between the names
  see PID NAME     waits until something called so shows
Answer: ok NAME, or no and everything that shows."""
import re
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE_SECONDS = 30
GONE = (GLib.GError, LookupError, NotImplementedError, AttributeError)


def program_of(pid):
    desktop = pyatspi.Registry.getDesktop(0)
    desktop.clearCache()
    for program in desktop:
        if program is not None and program.get_process_id() == pid:
            program.setCacheMask(pyatspi.cache.NONE)  # as it is now, not as an event once said
            return program
    return None


def showing(node):
    """What shows in it; nothing below what does not show is there for anybody."""
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield child
            yield from showing(child)


def matches(wanted, name):
    return re.fullmatch(wanted[1:], name, re.S) if wanted.startswith("~") else wanted == name


def pressed(node):
    if not node.getState().contains(pyatspi.STATE_ENABLED):
        return False
    try:
        actions = node.queryAction()
        for i in range(actions.nActions):
            if actions.getName(i) == "Press":
                try:
                    return actions.doAction(i)
                except GONE:
                    return True  # the page went away under the key: that is what it says it does
    except GONE:
        pass
    return False


def typed(program, wanted):
    keys = {}
    for node in showing(program):
        keys.setdefault(node.name.strip(), node)
    if any(name not in keys for name in wanted.split(" ")):
        return None
    return wanted if all(pressed(keys[name]) for name in wanted.split(" ")) else None


def tried(what, pid, wanted, names):
    program = program_of(pid)
    if program is None:
        return None
    if what == "type":
        return typed(program, wanted)
    found = []
    for node in showing(program):
        name = node.name.strip()
        if name:
            names.add(name.replace("\n", " "))
        if name and matches(wanted, name):
            if what == "see":
                return name
            found.append((node, name))
    for node, name in reversed(found):  # what lies on top comes last
        if pressed(node):
            return name
    return None


def obey(what, pid, wanted):
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        names = set()
        try:
            name = tried(what, pid, wanted, names)
            if name is not None:
                return "ok\t" + name.replace("\n", " ")
        except GONE:
            pass  # a page changed under the look
        if time.monotonic() > end:
            return "no\t" + " | ".join(sorted(names))
        time.sleep(0.05)


for line in sys.stdin:
    order = line.rstrip("\n").split("\t")
    print(obey(order[0], int(order[1]), order[2]), flush=True)
