// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/random.h"
#include "app/lessons/check.h"
#include "app/lessons/player.h"
#include "app/lessons/writer.h"
#include "tests/support/lessondraft.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using namespace naru::test;

namespace {

/// One change of any kind, with whatever numbers the dice say; refused or not.
class Editor {
public:
    explicit Editor(quint64 seed)
        : m_random(seed)
    {
    }

    void change(Draft& draft)
    {
        const Lesson& lesson = draft.lesson();
        const int step = below(int(lesson.steps.size()) + 1) - (below(20) == 0);
        const QString screen
            = below(15) == 0 ? QStringLiteral("nowhere") : lesson.screens.at(below(int(lesson.screens.size()))).id;
        const Action act = anyAct(lesson, step);
        const int other = below(14) - 1;
        switch (below(24)) {
        case 0:
            return tell(draft.addStep(step));
        case 1:
            return tell(draft.removeStep(step));
        case 2:
            return tell(draft.moveStep(step, other));
        case 3:
            return tell(draft.place(step, screen));
        case 4:
            return tell(draft.expect(step, act));
        case 5:
            return tell(draft.lead(step, anyEffect(screen)));
        case 6:
            return tell(draft.mask(step, below(2) == 0));
        case 7:
            return tell(draft.beginPart(step, below(2) == 0));
        case 8:
            return tell(draft.addHint(step));
        case 9:
            return tell(draft.removeHint(step, other));
        case 10:
            return tell(draft.addMistake(step, act));
        case 11:
            return tell(draft.changeMistake(step, other, act, QStringLiteral("trusts"), screen));
        case 12:
            return tell(draft.removeMistake(step, other));
        case 13:
            return tell(draft.showMistake(step, other));
        case 14:
            return tell(draft.addAside(step, act));
        case 15:
            return tell(draft.removeAside(step, other));
        case 16:
            return tell(draft.addSafety());
        case 17:
            return tell(draft.removeSafety(other));
        case 18:
            return tell(draft.takeHome(screen, below(2) == 0));
        case 19:
            return tell(below(2) == 0 ? draft.addScreen(Screen::Kind::Sheet) : draft.removeScreen(screen));
        case 20:
            return tell(draft.giveWayBack(screen, below(2) == 0));
        case 21:
            return tell(draft.addWidget(screen, WidgetKind(below(18))));
        case 22:
            return tell(below(2) == 0 ? draft.removeWidget(screen, other) : draft.moveWidget(screen, other, 0));
        default:
            return tell(draft.write(anyKey(lesson), anyLanguage(), anyText()));
        }
    }

    int done() const { return m_done; }
    int refused() const { return m_refused; }

private:
    int below(int end)
    {
        const QByteArray dice = m_random.bytes(4);
        quint32 number = 0;
        for (const char byte : dice)
            number = number << 8 | quint8(byte);
        return int(number % quint32(std::max(1, end)));
    }

    Action anyAct(const Lesson& lesson, int step)
    {
        if (step < 0 || step >= lesson.steps.size() || below(10) == 0)
            return {Deed::Tap, QStringLiteral("nothing"), {}, Way::None, false};
        const auto acts = actsOn(lesson, *lesson.screen(lesson.steps.at(step).screen));
        return acts.isEmpty() ? Action() : acts.at(below(int(acts.size())));
    }

    Effect anyEffect(const QString& screen)
    {
        Effect effect;
        if (below(3) == 0)
            effect.sheet = screen;
        else if (below(2) == 0)
            effect.go = screen;
        else
            effect.back = true;
        if (below(3) == 0)
            effect.set.insert(QStringLiteral("to"), QStringLiteral("$chosen"));
        return effect;
    }

    QString anyKey(const Lesson& lesson)
    {
        QStringList keys = lesson.words.value(QStringLiteral("ko")).keys();
        keys.sort();
        return keys.at(below(int(keys.size())));
    }

    QString anyLanguage() { return below(2) == 0 ? QStringLiteral("ko") : QStringLiteral("en"); }
    QString anyText() { return QStringLiteral("글 %1\n줄 \"%2\"").arg(below(1000)).arg(below(9)); }

    void tell(const Result<void>& result) { ++(result ? m_done : m_refused); }

    SeededRandom m_random;
    int m_done = 0, m_refused = 0;
};

} // namespace

/// Every change of a draft is taken back and made again.
class DraftUndoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesEveryKindOfChangeBack();
    void takesTwoThousandChangesBack();
    void runsOfOneTextAreTakenBackAsOne();
};

void DraftUndoTest::takesEveryKindOfChangeBack()
{
    const Draft begin = copyOfExemplar();
    const Action plan{Deed::Tap, QStringLiteral("plan"), {}, Way::None, false};
    Effect home;
    home.go = QStringLiteral("home");
    const QList<std::function<Result<void>(Draft&)>> changes{
        [](Draft& d) { return d.write(QStringLiteral("s1"), QStringLiteral("ko"), QStringLiteral("여기예요.")); },
        [](Draft& d) {
            return d.describe({1, 5, QStringLiteral("bus")});
        },
        [](Draft& d) { return d.removeStep(10); },
        [](Draft& d) { return d.removeStep(11); },
        [](Draft& d) { return d.moveStep(0, 1); },
        [](Draft& d) { return d.place(2, QStringLiteral("days")); },
        [&](Draft& d) {
            return d.expect(9, {Deed::Choose, QStringLiteral("seat"), QStringLiteral("aisle"), Way::None, false});
        },
        [&](Draft& d) { return d.lead(2, home); },
        [](Draft& d) { return d.lead(2, {}); },
        [](Draft& d) { return d.mask(11, false); },
        [](Draft& d) { return d.beginPart(3, true); },
        [](Draft& d) { return d.addHint(3); },
        [&](Draft& d) {
            return d.addMistake(9, {Deed::LongPress, QStringLiteral("plan"), {}, Way::None, false});
        },
        [&](Draft& d) {
            return d.changeMistake(9, 0, {Deed::LongPress, QStringLiteral("plan"), {}, Way::None, false},
                QStringLiteral("trusts"), QStringLiteral("home"));
        },
        [](Draft& d) { return d.removeMistake(0, 0); },
        [](Draft& d) { return d.showMistake(3, 0); },
        [](Draft& d) {
            return d.addAside(10, {Deed::Tap, QStringLiteral("back"), {}, Way::None, false});
        },
        [](Draft& d) { return d.removeAside(9, 0); },
        [](Draft& d) { return d.removeSafety(1); },
        [](Draft& d) { return d.takeHome(QStringLiteral("trains"), false); },
        [](Draft& d) { return d.addScreen(Screen::Kind::Sheet); },
        [](Draft& d) { return d.giveWayBack(QStringLiteral("days"), false); },
        [](Draft& d) { return d.addWidget(QStringLiteral("days"), WidgetKind::Button); },
        [](Draft& d) { return d.removeWidget(QStringLiteral("who"), 1); },
        [](Draft& d) { return d.moveWidget(QStringLiteral("home"), 0, 2); },
    };
    int number = 0;
    for (const auto& change : changes) {
        Draft draft = begin;
        QVERIFY2(change(draft), qPrintable(QString::number(number)));
        QVERIFY2(draft.lesson() != begin.lesson(), qPrintable(QString::number(number)));
        const Lesson changed = draft.lesson();
        QVERIFY(isPlayable(changed));
        QVERIFY(draft.undo());
        QVERIFY(draft.lesson() == begin.lesson());
        QVERIFY(!draft.canUndo());
        QVERIFY(draft.redo());
        QVERIFY(draft.lesson() == changed);
        ++number;
    }
}

void DraftUndoTest::takesTwoThousandChangesBack()
{
    Draft draft = copyOfExemplar();
    const Lesson first = draft.lesson();
    Editor editor(20261122);
    for (int i = 0; i < 2'000; ++i) {
        editor.change(draft);
        QVERIFY2(isPlayable(draft.lesson()), qPrintable(QString::number(i)));
        if (i % 50 == 0) { // it can be written, read and looked over in any state
            const Reading again = readLesson(filesOf(draft.lesson()));
            for (const Complaint& complaint : again.complaints)
                QVERIFY2(complaint.rule == u"missing", qPrintable(complaint.line()));
            QVERIFY2(again.lesson == draft.lesson(), qPrintable(QString::number(i)));
            (void)draft.complaints();
            Player player(draft.now(), Mode::Guided, QStringLiteral("ko"));
            for (int step = 0; step < player.stepCount(); ++step)
                player.startFrom(step);
        }
    }
    QVERIFY2(editor.done() > 500, qPrintable(QString::number(editor.done())));
    QVERIFY2(editor.refused() > 200, qPrintable(QString::number(editor.refused())));
    const Lesson last = draft.lesson();
    int back = 0;
    while (draft.undo())
        ++back;
    QVERIFY(back > 500);
    QVERIFY(draft.lesson() == first);
    while (draft.redo()) { }
    QVERIFY(draft.lesson() == last);
}

void DraftUndoTest::runsOfOneTextAreTakenBackAsOne()
{
    Draft draft = copyOfExemplar();
    const QString before = draft.words(QStringLiteral("s1"), QStringLiteral("ko"));
    for (const char16_t* text : {u"가", u"가실", u"가실 곳"})
        QVERIFY(draft.write(QStringLiteral("s1"), QStringLiteral("ko"), QString::fromUtf16(text)));
    draft.seal();
    QVERIFY(draft.write(QStringLiteral("s1"), QStringLiteral("ko"), QStringLiteral("가실 곳이에요.")));
    QVERIFY(draft.undo());
    QCOMPARE(draft.words(QStringLiteral("s1"), QStringLiteral("ko")), QStringLiteral("가실 곳"));
    QVERIFY(draft.undo());
    QCOMPARE(draft.words(QStringLiteral("s1"), QStringLiteral("ko")), before);
    QVERIFY(!draft.canUndo());
}

NARU_TEST(DraftUndoTest)
#include "tst_draftundo.moc"
