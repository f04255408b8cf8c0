// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/library.h"
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/lesson/lessonpictures.h"

#include <QRegularExpression>

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
    }

    LessonModel model; // outlives the pages that look at it
    Stage stage;
};

} // namespace

/// A lesson in front of a learner: every page of every lesson in the glass, and played with a finger and with keys.
class LessonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("Naru/Lesson/"))); }
    void everyStepFitsTheGlass_data();
    void everyStepFitsTheGlass();
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

NARU_TEST(LessonTest)

#include "tst_lesson.moc"
