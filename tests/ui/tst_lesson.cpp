// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/library.h"
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/lesson/lessonpictures.h"

#include <QRegularExpression>

#include <functional>

using namespace naru;
using lessons::Deed;
using test::Stage;
using ui::lesson::LessonModel;

namespace {

/// A panel on end, as a kiosk has it; the bar at its foot is not here.
struct Panel {
    const char* name;
    double pitchMm;
    QSize size;
};
constexpr double barMm = 47.6;
const Panel panel15{"15.6 inches", 0.180, {1080, 1920}};
const Panel panel21{"21.5 inches", 0.248, {1080, 1920}};
const Panel panel27{"27 inches", 0.311, {1080, 1920}};

struct LessonStage {
    explicit LessonStage(const Panel& panel = panel21, const QString& language = QStringLiteral("ko"))
        : model([] { return QDate(2026, 11, 20); })
        , stage({panel.size.width(), panel.size.height() - int(barMm / panel.pitchMm)})
    {
        stage.set("Mm", "pitch", panel.pitchMm);
        stage.set("Large", "widthMm", panel.size.width() * panel.pitchMm);
        stage.set("Large", "heightMm", panel.size.height() * panel.pitchMm);
        stage.set("Theme", "reducedMotion", true);
        stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&model));
        model.setLanguage(language);
    }

    bool open(const QString& lesson)
    {
        model.open(lesson);
        return stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Lesson/LessonPage.qml")),
            {{QStringLiteral("model"), QVariant::fromValue(&model)}});
    }

    /// What the model takes for right, done to the model.
    void doNext()
    {
        const auto wanted = model.player()->performed(model.player()->wanted());
        model.did(wanted.on, QString(lessons::nameOf(wanted.deed)), wanted.value, QString(lessons::nameOf(wanted.way)));
        if (model.page() == u"part")
            model.goOn();
    }

    void settle()
    {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        test::layOut(stage.window());
    }

    LessonModel model; // outlives the pages that look at it
    Stage stage;
};

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

    QQuickItem* search(QQuickItem* from, const std::function<bool(QQuickItem*)>& is) const
    {
        if (!from->isVisible())
            return nullptr;
        if (is(from))
            return from;
        for (QQuickItem* child : from->childItems()) {
            if (QQuickItem* found = search(child, is))
                return found;
        }
        return nullptr;
    }

    QQuickItem* item(const QString& widget, const QString& value) const
    {
        return search(m_it.stage.page(), [&](QQuickItem* item) {
            const QVariant id = item->property("widgetId");
            return id.isValid() && id.toString() == widget
                && (value.isEmpty() || item->property("value").toString().isEmpty()
                    || item->property("value").toString() == value);
        });
    }

    QQuickItem* ringedKey() const
    {
        return search(m_it.stage.page(), [](QQuickItem* item) {
            return item->property("target").typeId() == QMetaType::Bool && item->property("target").toBool();
        });
    }

    void digitKey(QChar digit)
    {
        push(search(m_it.stage.page(),
                 [&](QQuickItem* item) {
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

/// A lesson in front of a learner: every page of every lesson in the glass, and played with a finger and with keys.
class LessonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("Naru/Lesson/"))); }
    void everyStepFitsTheGlass_data();
    void everyStepFitsTheGlass();
    void isPlayedAtTheGlass_data();
    void isPlayedAtTheGlass();
};

void LessonTest::everyStepFitsTheGlass_data()
{
    QTest::addColumn<QString>("id");
    for (const auto& lesson : lessons::builtInLessons())
        QTest::newRow(qPrintable(lesson->id)) << lesson->id;
}

void LessonTest::everyStepFitsTheGlass()
{
    QFETCH(QString, id);
    LessonStage it;
    QVERIFY2(it.open(id), qPrintable(it.stage.errors()));
    QStringList complaints;
    const auto look = [&](const QString& name) {
        it.settle();
        QVERIFY(it.stage.shot(QStringLiteral("%1-%2").arg(id, name)));
        // Pixels for the exemplar, which has nearly every widget; places and sizes for all.
        test::Thresholds thresholds{panel21.pitchMm, 20, 2.5, 7.25, id == u"train.book" ? 4.5 : 0};
        for (const QString& complaint : test::SceneWalker(it.stage.window(), thresholds).complaints())
            complaints.append(name + QStringLiteral(": ") + complaint);
    };
    // What follows each mistake: of the exemplar every day, of the others in a deep run.
    const bool whole = id == u"train.book" || qEnvironmentVariableIsSet("NARU_DEEP");
    look(QStringLiteral("start"));
    it.model.begin(QStringLiteral("guided"));
    while (it.model.page() == u"play") {
        const auto& step = it.model.player()->step();
        look(step.id);
        for (const auto& mistake : whole ? step.mistakes : QList<lessons::Mistake>()) {
            const auto did = it.model.player()->performed(mistake.when);
            it.model.did(did.on, QString(lessons::nameOf(did.deed)), did.value, QString(lessons::nameOf(did.way)));
            look(mistake.say);
            if (it.model.astray())
                it.model.undo();
        }
        it.doNext();
    }
    look(QStringLiteral("end"));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

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
