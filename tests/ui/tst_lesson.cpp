// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/library.h"
#include "tests/support/suite.h"
#include "tests/ui/lessonstage.h"

#include <QRegularExpression>

using namespace naru;
using lessons::Deed;
using test::LessonStage;

namespace {

/// Somebody at the glass: does to the pages what the lesson waits for, with a finger or with keys alone.
class Learner {
public:
    enum class With : quint8 { Finger, Keys };
    Learner(LessonStage& it, With with)
        : m_it(it)
        , m_with(with)
    {
    }

    /// One act; true when the lesson went on.
    bool act()
    {
        const auto wanted = player().performed(player().wanted());
        const int step = m_it.model.stepNumber();
        if (wanted.deed == Deed::Pin) {
            for (const QChar digit : wanted.value)
                digitKey(digit);
        } else if (wanted.deed == Deed::Type) {
            push(item(wanted.on, {}), Deed::Tap);
            m_it.settle();
            for (int strokes = 0; strokes < 80 && m_it.model.stepNumber() == step && m_it.model.page() == u"play";
                 ++strokes)
                push(ringedKey(), Deed::Tap);
        } else {
            push(item(wanted.on, wanted.value), wanted.deed, wanted.way);
        }
        const bool wentOn
            = QTest::qWaitFor([&] { return m_it.model.stepNumber() != step || m_it.model.page() != u"play"; }, 2'000);
        if (m_it.model.page() == u"part")
            m_it.model.goOn();
        m_it.settle();
        return wentOn;
    }

private:
    const lessons::Player& player() const { return *m_it.model.player(); }

    QQuickItem* item(const QString& widget, const QString& value) const
    {
        return m_it.search([&](QQuickItem* item) {
            const QVariant id = item->property("widgetId");
            return id.isValid() && id.toString() == widget
                && (value.isEmpty() || item->property("value").toString().isEmpty()
                    || item->property("value").toString() == value);
        });
    }

    QQuickItem* ringedKey() const
    {
        return m_it.search([](QQuickItem* item) {
            return item->property("target").typeId() == QMetaType::Bool && item->property("target").toBool();
        });
    }

    void digitKey(QChar digit)
    {
        push(m_it.search([&](QQuickItem* item) {
            return item->property("holds").isValid() && item->property("name").toString() == digit;
        }),
            Deed::Tap);
    }

    void push(QQuickItem* item, Deed deed, lessons::Way way = {})
    {
        if (!item)
            return;
        if (QObject* hand = item->property("hand").value<QObject*>())
            hand->setProperty("longMs", 20); // a patient finger, in a test that does not wait
        m_with == With::Finger ? touch(item, deed, way) : strike(item, deed, way);
        m_it.settle();
    }

    void touch(QQuickItem* item, Deed deed, lessons::Way way)
    {
        QQuickView& window = m_it.stage.window();
        const QPoint middle = item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
        if (deed == Deed::Swipe) {
            const int far = way == lessons::Way::Left || way == lessons::Way::Up ? -120 : 120;
            const bool flat = way == lessons::Way::Left || way == lessons::Way::Right;
            QTest::mousePress(&window, Qt::LeftButton, {}, middle);
            QTest::mouseMove(&window, middle + (flat ? QPoint(far, 0) : QPoint(0, far)));
            QTest::mouseRelease(&window, Qt::LeftButton, {}, middle + (flat ? QPoint(far, 0) : QPoint(0, far)));
        } else if (deed == Deed::LongPress || deed == Deed::Hold) {
            const int step = m_it.model.stepNumber();
            QTest::mousePress(&window, Qt::LeftButton, {}, middle);
            (void)QTest::qWaitFor(
                [&] { return m_it.model.stepNumber() != step || m_it.model.page() != u"play"; }, 2'000);
            QTest::mouseRelease(&window, Qt::LeftButton, {}, middle);
        } else {
            QTest::mouseClick(&window, Qt::LeftButton, {}, middle);
        }
    }

    void strike(QQuickItem* item, Deed deed, lessons::Way way)
    {
        QQuickView& window = m_it.stage.window();
        item->forceActiveFocus(Qt::TabFocusReason);
        const int step = m_it.model.stepNumber();
        if (deed == Deed::Swipe) {
            const QMap<lessons::Way, Qt::Key> keys{{lessons::Way::Left, Qt::Key_Left},
                {lessons::Way::Right, Qt::Key_Right}, {lessons::Way::Up, Qt::Key_Up},
                {lessons::Way::Down, Qt::Key_Down}};
            QTest::keyClick(&window, keys.value(way), Qt::ShiftModifier);
        } else if (deed == Deed::LongPress || deed == Deed::Hold) {
            QTest::keyPress(&window, Qt::Key_Return);
            (void)QTest::qWaitFor(
                [&] { return m_it.model.stepNumber() != step || m_it.model.page() != u"play"; }, 2'000);
            QTest::keyRelease(&window, Qt::Key_Return);
        } else {
            QTest::keyClick(&window, Qt::Key_Return);
        }
    }

    LessonStage& m_it;
    With m_with;
};

} // namespace

/// A lesson in front of a learner, played with a finger and with keys.
class LessonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("Naru/Lesson/"))); }
    void isPlayedAtTheGlass_data();
    void isPlayedAtTheGlass();
};

void LessonTest::isPlayedAtTheGlass_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("keys");
    // Every day each lesson one way, in a deep run both.
    bool keys = false;
    for (const auto& lesson : lessons::builtInLessons()) {
        for (const bool other : {keys, !keys}) {
            if (other == keys || qEnvironmentVariableIsSet("NARU_DEEP"))
                QTest::addRow("%s %s", qPrintable(lesson->id), other ? "keys" : "finger") << lesson->id << other;
        }
        keys = !keys;
    }
}

void LessonTest::isPlayedAtTheGlass()
{
    QFETCH(QString, id);
    QFETCH(bool, keys);
    LessonStage it;
    QVERIFY2(it.open(id), qPrintable(it.stage.errors()));
    it.model.begin(QStringLiteral("guided"));
    it.settle();
    Learner learner(it, keys ? Learner::With::Keys : Learner::With::Finger);
    while (it.model.page() == u"play") {
        const QString step = it.model.player()->step().id;
        if (!learner.act())
            it.stage.shot(QStringLiteral("stuck-%1-%2").arg(id, step));
        QVERIFY2(it.model.page() != u"play" || it.model.player()->step().id != step, qPrintable(step));
    }
    QCOMPARE(it.model.page(), QStringLiteral("end"));
}

NARU_TEST(LessonTest)

#include "tst_lesson.moc"
