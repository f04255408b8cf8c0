// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/library.h"
#include "tests/support/suite.h"
#include "tests/ui/lessonstage.h"

#include <QRegularExpression>
#include <QSet>

#include <array>

using namespace naru;
using test::LessonStage;
using test::Look;

namespace {

constexpr int dailyShare = 8;

/// Thirteen looks: any two choices meet in one of them, and every panel with every size of words and position.
const QList<Look>& looks()
{
    static const QList<Look> list = [] {
        QList<Look> rows;
        struct Panel {
            const char* name;
            double pitchMm;
        };
        for (const Panel& panel : {Panel{"15.6\"", 0.180}, Panel{"21.5\"", 0.248}, Panel{"27\"", 0.311}}) {
            for (const int enlargement : {1, 2}) {
                for (const bool low : {false, true}) {
                    const auto number = rows.size();
                    const bool dark = (number * 5 + number / 4) % 2;
                    const bool english = (number / 2 + number / 4) % 2;
                    rows.append({panel.name, panel.pitchMm, enlargement, dark, low,
                        english ? QStringLiteral("en") : QStringLiteral("ko")});
                }
            }
        }
        rows.append({"21.5\"", 0.248, 2, true, false, QStringLiteral("en")});
        return rows;
    }();
    return list;
}

QByteArray nameOf(const Look& look)
{
    return QByteArray(look.name) + (look.enlargement > 1 ? " 200%" : " 100%") + (look.highContrast ? " dark" : "")
        + (look.low ? " low " : " ") + look.language.toLatin1();
}

} // namespace

/// Every page of every lesson, in every look that a visitor may choose.
class LessonLooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("Naru/Lesson/"))); }
    void looksCoverEveryPair();
    void everyStepHoldsTheThresholds_data();
    void everyStepHoldsTheThresholds();
    void everyKindOfPageHasItsContrast_data();
    void everyKindOfPageHasItsContrast();
};

void LessonLooksTest::looksCoverEveryPair()
{
    QCOMPARE(looks().size(), 13);
    QSet<QString> pairs;
    for (const Look& look : looks()) {
        const std::array<QString, 5> choices{QString::fromLatin1(look.name),
            QStringLiteral("words %1").arg(look.enlargement), QString::fromLatin1(look.highContrast ? "dark" : "light"),
            QString::fromLatin1(look.low ? "low" : "normal"), look.language};
        for (std::size_t i = 0; i < choices.size(); ++i) {
            for (std::size_t j = i + 1; j < choices.size(); ++j)
                pairs.insert(choices[i] + u'+' + choices[j]);
        }
    }
    QCOMPARE(pairs.size(), 4 * 3 * 2 + 6 * 2 * 2); // the panel with four, and six pairs of two by two
}

void LessonLooksTest::everyStepHoldsTheThresholds_data()
{
    QTest::addColumn<int>("look");
    QTest::addColumn<QString>("id");
    // Every lesson in every eighth look and every look for an eighth of the lessons, in turn; all of all in a deep run.
    const bool all = qEnvironmentVariableIsSet("NARU_DEEP");
    int number = 0;
    for (const auto& lesson : lessons::builtInLessons()) {
        for (int look = 0; look < looks().size(); ++look) {
            if (all || (number + look) % dailyShare == 0)
                QTest::addRow("%s %s", qPrintable(lesson->id), nameOf(looks()[look]).constData()) << look << lesson->id;
        }
        ++number;
    }
}

void LessonLooksTest::everyStepHoldsTheThresholds()
{
    QFETCH(int, look);
    QFETCH(QString, id);
    LessonStage it(looks()[look]);
    QVERIFY2(it.open(id), qPrintable(it.failure));
    QStringList complaints;
    const auto see = [&](const QString& name) {
        it.settle();
        QVERIFY(it.stage.shot(QString::fromLatin1(QTest::currentDataTag()).remove(u'"') + u'-' + name));
        QStringList found = it.complaints(false);
        found.append(it.together());
        for (const QString& complaint : std::as_const(found)) {
            if (!complaint.isEmpty())
                complaints.append(name + QStringLiteral(": ") + complaint);
        }
    };
    // What follows each mistake: of the exemplar every day, of the others in a deep run.
    const bool whole = id == u"train.book" || qEnvironmentVariableIsSet("NARU_DEEP");
    see(QStringLiteral("start"));
    it.model.begin(QStringLiteral("guided"));
    while (it.model.page() == u"play") {
        const auto& step = it.model.player()->step();
        see(step.id);
        for (const auto& mistake : whole ? step.mistakes : QList<lessons::Mistake>()) {
            const auto did = it.model.player()->performed(mistake.when);
            it.model.did(did.on, QString(lessons::nameOf(did.deed)), did.value, QString(lessons::nameOf(did.way)));
            see(mistake.say);
            if (it.model.astray())
                it.model.undo();
        }
        it.doNext();
    }
    see(QStringLiteral("end"));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void LessonLooksTest::everyKindOfPageHasItsContrast_data()
{
    QTest::addColumn<int>("look");
    for (int look = 0; look < looks().size(); ++look)
        QTest::addRow("%s", nameOf(looks()[look]).constData()) << look;
}

/// By its pixels: the exemplar has nearly every widget, a mistake, a keyboard and an end.
void LessonLooksTest::everyKindOfPageHasItsContrast()
{
    QFETCH(int, look);
    LessonStage it(looks()[look]);
    QVERIFY2(it.open(QStringLiteral("train.book")), qPrintable(it.failure));
    QStringList complaints = it.complaints(true);
    it.model.begin(QStringLiteral("guided"));
    for (bool typed = false; it.model.page() == u"play"; it.doNext()) {
        it.settle();
        complaints += it.complaints(true);
        const auto& step = it.model.player()->step();
        if (step.expect.deed == lessons::Deed::Type && !typed) {
            typed = true;
            QQuickItem* const field
                = it.search([&](QQuickItem* item) { return item->property("widgetId").toString() == step.expect.on; });
            QVERIFY(field);
            field->forceActiveFocus(Qt::TabFocusReason);
            QTest::keyClick(&it.stage.window(), Qt::Key_Return);
            it.settle();
            QVERIFY(
                it.stage.shot(QString::fromLatin1(QTest::currentDataTag()).remove(u'"') + QStringLiteral("-typing")));
            complaints += it.complaints(true);
        }
        for (const auto& mistake : step.mistakes.mid(0, 1)) {
            const auto did = it.model.player()->performed(mistake.when);
            it.model.did(did.on, QString(lessons::nameOf(did.deed)), did.value, QString(lessons::nameOf(did.way)));
            it.settle();
            complaints += it.complaints(true);
            if (it.model.astray())
                it.model.undo();
        }
    }
    it.settle();
    complaints += it.complaints(true);
    complaints.removeDuplicates();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

NARU_TEST(LessonLooksTest)

#include "tst_lessonlooks.moc"
