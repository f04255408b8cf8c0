#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the counter, or the kiosk, as a screen reader sees it: under a display, a message bus and an accessibility bus
of its own, every button has a name, a size and a press action, and presses alone lead through every page. Exit: 0, 1, or 77 (skipped:
what is needed is not installed)."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
STEP_SECONDS = 40
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


def skip(why):
    print("SKIP:", why)
    sys.exit(SKIPPED)


def inside_own_buses(program_file=__file__):
    """Starts this file, or another, again under Xvfb and a private session bus."""
    for program in ("Xvfb", "dbus-run-session"):
        if not shutil.which(program):
            skip(program + " is not installed")
    if not os.path.exists(BUS_LAUNCHER):
        skip("at-spi2-core is not installed")
    try:
        import pyatspi  # noqa: F401
    except ImportError:
        skip("python3-pyatspi is not installed")
    read_end, write_end = os.pipe()
    # -noreset: a display that starts afresh when its last client leaves refuses whoever knocks meanwhile. The bus
    # launcher is such a client: it leaves its address and goes, on a busy machine just as naru comes.
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1920x1080x24", "-nolisten", "tcp",
                                "-noreset"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    number = os.read(read_end, 16).decode().strip()
    with tempfile.TemporaryDirectory() as runtime:
        os.chmod(runtime, 0o700)
        env = dict(os.environ, DISPLAY=":" + number, XDG_RUNTIME_DIR=runtime, QT_QPA_PLATFORM="xcb",
                   QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QUICK_BACKEND="software", NARU_ATSPI_INSIDE="1")
        env.pop("WAYLAND_DISPLAY", None)
        try:
            return subprocess.call(["dbus-run-session", "--", sys.executable, program_file] + sys.argv[1:], env=env)
        finally:
            display.terminate()
            display.wait()


class Walk:
    def __init__(self, naru):
        import pyatspi
        from gi.repository import GLib
        self.atspi = pyatspi
        self.gone = (GLib.GError, LookupError, NotImplementedError)
        self.naru = naru
        self.pressed = 0
        self.seen = set()

    def everything(self):
        """Every showing node below the program; children of what is not shown are not there for anybody."""
        desktop = self.atspi.Registry.getDesktop(0)
        desktop.clearCache()
        nodes = []
        for program in desktop:
            if program is None or program.get_process_id() != self.naru.pid:
                continue
            program.setCacheMask(self.atspi.cache.NONE)  # as it is now, not as an event once said
            waiting = [program]
            while waiting:
                node = waiting.pop()
                nodes.append(node)
                for i in range(node.childCount):
                    child = node.getChildAtIndex(i)
                    if child is not None:
                        waiting.append(child)
        return nodes

    def showing(self, node):
        return node.getState().contains(self.atspi.STATE_SHOWING)

    def buttons(self):
        return [node for node in self.everything()
                if node.getRole() == self.atspi.ROLE_PUSH_BUTTON and self.showing(node)]

    def steadily(self, look):
        """What `look` finds; it looks again when a page changed under it and a node went away."""
        end = time.monotonic() + STEP_SECONDS
        while True:
            try:
                return look()
            except self.gone:
                if time.monotonic() > end:
                    raise
            time.sleep(0.1)

    def examine(self):
        """Complaints about the buttons of this page."""
        complaints = []
        for node in self.buttons():
            name = node.name.strip()
            self.seen.add(name)
            box = node.queryComponent().getExtents(self.atspi.DESKTOP_COORDS)
            actions = node.queryAction()
            names = [actions.getName(i) for i in range(actions.nActions)]
            if not name:
                complaints.append("a button without a name")
            if "Press" not in names:
                complaints.append("no press action: " + name)
            if box.width <= 0 or box.height <= 0:
                complaints.append("no size: " + name)
        return complaints

    def names(self):
        return {node.name.strip() for node in self.everything() if node.name and self.showing(node)}

    def wait(self, what, name):
        end = time.monotonic() + STEP_SECONDS
        while time.monotonic() < end:
            if self.naru.poll() is not None:
                raise SystemExit("%s: naru ended with %d" % (what, self.naru.returncode))
            if self.steadily(lambda: name in self.names()):
                return
            time.sleep(0.1)
        names = sorted(self.names())
        raise SystemExit("%s: nothing is called %s; there is: %s" % (what, name, " | ".join(names)))

    def pressables(self):
        roles = (self.atspi.ROLE_PUSH_BUTTON, self.atspi.ROLE_CHECK_BOX, self.atspi.ROLE_ENTRY, self.atspi.ROLE_TEXT)
        return [node for node in self.everything() if node.getRole() in roles and self.showing(node)]

    def acts(self, actions, number):
        try:
            return actions.doAction(number)
        except self.gone:
            return True  # the page went away under the key: that is what it says it does

    def press_now(self, name):
        for node in self.pressables():
            # A field of the practice phone says what is written in it after its name.
            said = node.name.strip()
            if name not in (said, said.split(": ")[0]) or not node.getState().contains(self.atspi.STATE_ENABLED):
                continue
            actions = node.queryAction()
            for i in range(actions.nActions):
                if actions.getName(i) == "Press" and self.acts(actions, i):
                    return True
        return False

    def press(self, name):
        end = time.monotonic() + STEP_SECONDS
        while time.monotonic() < end:
            if self.steadily(lambda: self.press_now(name)):
                self.pressed += 1
                return
            time.sleep(0.1)
        names = sorted(self.steadily(self.names))
        raise SystemExit("nothing to press is called %s; there is: %s" % (name, " | ".join(names)))

    def press_until(self, name, other):
        end = time.monotonic() + STEP_SECONDS
        while not self.steadily(lambda: other in self.names()):
            if time.monotonic() > end:
                raise SystemExit("%s brought no %s" % (name, other))
            self.press(name)
            time.sleep(0.2)


# Press, then what must be there to see. Together they press every button a clerk meets without a phone.
STORY = [
    (["고대비", "보통"], "누구신가요?"),
    (["EN"], "Who are you?"),
    (["한"], "누구신가요?"),
    (["이한솔", "김나루", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"] + ["지우기"] * 10, "누구신가요?"),
    (["1", "3", "5", "7", "9", "0", "들어가기"], "무엇을 확인할까요?"),
    (["고대비 화면", "보통 화면"], "다른 일"),
    (["English", "한국어"], "다른 일"),
    (["도움말"], "자판으로 하기"),
    (["닫기"], "다른 일"),
    (["관리"], "창구로"),
    (["창구로"], "다른 일"),
    (["리더 인증서 살필 것"], "알겠어요"),
    (["알겠어요", "증명서 떼기"], "휴대폰을 대 주세요"),
    (["다른 확인으로"], "무엇을 확인할까요?"),
    (["성인 확인"], "휴대폰을 대 주세요"),
    (["그만두기"], "무엇을 확인할까요?"),
    (["운전면허 확인"], "휴대폰을 대 주세요"),
    (["실물 신분증으로"], "실물 신분증을 봐 주세요"),
    (["받지 않기"], "무엇을 확인할까요?"),
    (["실물 신분증으로"], "실물 신분증으로 무엇을 확인할까요?"),
    (["주민 창구"], "실물 신분증을 봐 주세요"),
    (["눈으로 확인함"], "무엇을 확인할까요?"),
    (["잠그기"], "누구신가요?"),
]


# The public screen: every page, and two lessons to their ends. What is pressed in the practice phone is a swipe, a long
# press and a keyboard as well: none of them needs a finger. "*" presses a key until another one is there.
KIOSK = [
    (["큰 글씨"], "글씨 두 배로"),
    (["뒤로"], "배우기"),
    (["소리"], "느리게"),
    (["처음"], "배우기"),
    (["직원 호출"], "기다리며 계속하기"),
    (["괜찮아졌어요"], "배우기"),
    (["신분 확인", "*다음", "먼저 해 보기"], "연습 · 이름도 번호도 적지 않아요"),
    (["처음", "돈 내기", "*다음", "먼저 해 보기"], "연습 · 돈은 나가지 않아요"),
    (["처음", "배우기"], "걸음마"),
    (["처음", "배우기", "걸음마"], "누르기와 밀기"),
    (["누르기와 밀기"], "따라하기"),
    (["다음", "다른 연습 고르기", "누르기와 밀기", "따라하기"], "힌트"),
    (["듣기", "힌트"], "뒤로"),
    (["둥근 단추가 있는 초인종 그림이에요."], "왼쪽으로 밀기"),
    (["왼쪽으로 밀기"], "오른쪽으로 밀기"),
    (["오른쪽으로 밀기", "붉은 꽃 한 송이 사진이에요."], "꾸미기"),
    (["꾸미기", "안 사요"], "끝까지 하셨어요."),
    (["*다음", "여기서 마칠게요"], "다른 연습"),
    (["*다음", "다른 연습", "걸음마", "한글 쓰기", "따라하기", "받는 곳"], "힌트"),
    (["어디로 보낼까요?"], "글자판"),
    (["비읍", "우", "시옷", "아", "니은", "다 씀"], "힌트"),
    (["*힌트", "대신 하기"], "힌트"),
    (["*힌트", "대신 하기"], "힌트"),
    (["*힌트", "대신 하기"], "보내기"),
    (["보내기"], "끝까지 하셨어요."),
    (["*다음", "한 번 더"], "힌트"),
    (["처음"], "배우기"),
]


def part_of(role):
    """How the program is started, what it shows first, and the way through it."""
    if role == "kiosk":
        return ["--role", "kiosk"], "배우기", KIOSK
    return ["--no-phone"], "누구신가요?", STORY


def walk(program, role):
    launcher = subprocess.Popen([BUS_LAUNCHER, "--launch-immediately"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    with tempfile.TemporaryDirectory() as data:
        options, first, story = part_of(role)
        naru = subprocess.Popen([program, "--demo", "--data", data + "/demo"] + options)
        try:
            page = Walk(naru)
            page.wait("start", first)
            complaints = page.steadily(page.examine)
            for presses, then in story:
                for at, name in enumerate(presses):
                    if name.startswith("*"):
                        page.press_until(name[1:], presses[at + 1])
                    else:
                        page.press(name)
                page.wait("after " + presses[-1], then)
                complaints += page.steadily(page.examine)
            print("%d presses, %d differently named buttons" % (page.pressed, len(page.seen)))
            for complaint in sorted(set(complaints)):
                print("FAIL:", complaint)
            return 1 if complaints else 0
        finally:
            naru.terminate()
            naru.wait()
            launcher.terminate()
            launcher.wait()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: atspi_walk.py PROGRAM [kiosk]")
    sys.exit(walk(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "counter") if os.environ.get("NARU_ATSPI_INSIDE") else inside_own_buses())
