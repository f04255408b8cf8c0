// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/contactstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/kiosk/contactrules.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/lesson/lessonpictures.h"

#include <QQuickItem>

using namespace naru;
using test::ContactStage;
using test::FakeContact;
using test::KioskStage;
using test::SceneWalker;

/// The code for a phone, and every page under the line that says that one is connected, as everybody must be able to
/// read and press them.
class ContactPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsTheThresholds_data();
    void holdsTheThresholds();
    void aLessonKeepsItsRoom_data();
    void aLessonKeepsItsRoom();
};

void ContactPagesTest::holdsTheThresholds_data()
{
    QTest::addColumn<double>("pitchMm");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("enlargement");
    QTest::addColumn<int>("rest");
    int row = 0;
    for (const double pitchMm : {0.180, 0.248, 0.311}) {
        for (const char* language : {"ko", "en", "zh", "vi"}) {
            for (const int enlargement : {1, 2}) {
                QTest::addRow("%.3f %s %d00%% %d", pitchMm, language, enlargement, row % 8)
                    << pitchMm << QString::fromLatin1(language) << enlargement << row % 8;
                row += 3;
            }
        }
    }
}

void ContactPagesTest::holdsTheThresholds()
{
    QFETCH(double, pitchMm);
    QFETCH(QString, language);
    QFETCH(int, enlargement);
    QFETCH(int, rest);
    auto options = KioskStage::usual();
    options.pitchMm = pitchMm;
    KioskStage kiosk(options);
    QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
    FakeContact door;
    ContactStage contact(door, kiosk);
    kiosk.model.useLanguage(language);
    kiosk.model.useEnlargement(enlargement);
    kiosk.model.useHighContrast(rest & 1);
    kiosk.model.useLow(rest & 2);
    kiosk.model.useEasy(rest & 4);
    const double inkMm = enlargement > 1 ? 14.5 : 7.25;
    const test::Thresholds thresholds{pitchMm, 20, 2.5, inkMm, rest & 1 ? 7.0 : 4.5, enlargement > 1 ? inkMm : 12};
    const auto look = [&](const char* what) {
        const QString where = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-').remove(u'%') + u'-'
            + QLatin1StringView(what);
        kiosk.settle();
        for (int part = 0; part < kiosk.parts(); ++part) {
            if (part > 0)
                kiosk.turn();
            kiosk.stage.shot(QStringLiteral("%1-%2").arg(where).arg(part));
            const auto complaints = SceneWalker(kiosk.stage.window(), thresholds).complaints();
            QVERIFY2(
                complaints.isEmpty(), qPrintable(where + QStringLiteral(": ") + complaints.join(QStringLiteral("; "))));
        }
    };
    look("first");
    kiosk.show(QStringLiteral("contact"));
    look("code");
    kiosk.show(QStringLiteral("text"));
    look("text");
    kiosk.show(QStringLiteral("contact"));
    Q_EMIT door.connected();
    for (const char* page : {"home", "contact", "sound"}) {
        if (QTest::currentTestFailed())
            return;
        kiosk.show(QLatin1StringView(page));
        look(page);
    }
}

namespace {

QQuickItem* itemOf(QQuickItem* from, const char* type)
{
    if (!from->isVisible() || ui::kiosk::typeOf(*from) == type)
        return from->isVisible() ? from : nullptr;
    const auto children = from->childItems();
    for (QQuickItem* const child : children) {
        if (QQuickItem* const found = itemOf(child, type))
            return found;
    }
    return nullptr;
}

} // namespace

void ContactPagesTest::aLessonKeepsItsRoom_data()
{
    QTest::addColumn<double>("pitchMm");
    QTest::newRow("15.6") << 0.180;
    QTest::newRow("21.5") << 0.248;
    QTest::newRow("27") << 0.311;
}

void ContactPagesTest::aLessonKeepsItsRoom()
{
    QFETCH(double, pitchMm);
    auto options = KioskStage::usual();
    options.pitchMm = pitchMm;
    KioskStage kiosk(options);
    ui::lesson::LessonModel lesson([] { return QDate(2026, 11, 20); });
    kiosk.stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&lesson));
    kiosk.stage.page()->setProperty("lessons", QVariant::fromValue(&lesson));
    FakeContact door;
    ContactStage contact(door, kiosk);
    kiosk.model.openLesson(QStringLiteral("train.book"));
    kiosk.settle();
    const auto place = [&](const char* type) {
        QQuickItem* const item = itemOf(kiosk.stage.page(), type);
        return item ? item->mapRectToScene(item->boundingRect()) : QRectF();
    };
    const QRectF page = place("LessonPage"), strip = place("LessonStrip");
    QVERIFY(page.isValid() && strip.isValid());
    Q_EMIT door.connected();
    for (const char* mode : {"", "guided"}) {
        if (*mode)
            lesson.begin(QLatin1StringView(mode));
        kiosk.settle();
        kiosk.stage.shot(QStringLiteral("lesson-%1-%2").arg(pitchMm).arg(lesson.page()));
        QCOMPARE(place("LessonPage"), page);
        QCOMPARE(place("ContactStrip"), strip);
        QQuickItem* const key = kiosk.stage.find(QStringLiteral("전화기 끊기"));
        QVERIFY(key && key->height() * pitchMm >= 20 && key->width() * pitchMm >= 20);
    }
    QVERIFY(kiosk.stage.press(QStringLiteral("전화기 끊기")));
    QVERIFY(!contact.model.connected());
    kiosk.model.goHome(); // the page goes before its lesson
    kiosk.settle();
    kiosk.stage.page()->setProperty("lessons", QVariant::fromValue<QObject*>(nullptr));
}

NARU_TEST(ContactPagesTest)
#include "tst_contactpages.moc"
