// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/library.h"
#include "tests/support/suite.h"
#include "tests/ui/earsstage.h"

#include <QQuickImageProvider>
#include <QQuickItem>
#include <QRegularExpression>

using namespace naru;
using test::EarsStage;
using test::KioskStage;
using test::one;
using test::readable;
using test::unheard;
using test::unread;
using ui::kiosk::KioskModel;

/// What a kiosk says, and to whom: every text is heard, every sentence that is heard can be read.
class KioskVoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageIsReadWhenItOpens_data();
    void everyPageIsReadWhenItOpens();
    void everyPartOfAPageIsRead();
    void everyPageOfALessonIsRead_data();
    void everyPageOfALessonIsRead();
    void whatStandsNowhereIsWritten();
    void anyPressIsSilence();
    void nobodyIsTalkedTo();
    void aPressOnWordsReadsThem();
    void theDarkScreenSpeaksAndComesBack();
    void valuesAndAmountsAreForTheVisitorAlone();
    void thePlugTellsWhoListens();
    void aRecordingIsPlayedForItsSentence();
    void whatIsSaidInSignsStandsBesideIt();
};

namespace {

const QStringList pages{QStringLiteral("language"), QStringLiteral("learn"), QStringLiteral("courses"),
    QStringLiteral("lessons"), QStringLiteral("identity"), QStringLiteral("pay"), QStringLiteral("text"),
    QStringLiteral("sound"), QStringLiteral("keypad")};

} // namespace

void KioskVoiceTest::everyPageIsReadWhenItOpens_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("enlargement");
    QTest::addColumn<bool>("easy");
    QTest::newRow("ko") << QStringLiteral("ko") << 1 << false;
    QTest::newRow("ko easy") << QStringLiteral("ko") << 1 << true;
    QTest::newRow("en large") << QStringLiteral("en") << 2 << false;
    QTest::newRow("zh") << QStringLiteral("zh") << 1 << false;
    QTest::newRow("vi large easy") << QStringLiteral("vi") << 2 << true;
}

void KioskVoiceTest::everyPageIsReadWhenItOpens()
{
    QFETCH(QString, language);
    QFETCH(int, enlargement);
    QFETCH(bool, easy);
    EarsStage ears;
    QVERIFY2(ears.failure.isEmpty(), qPrintable(ears.failure));
    ears.key(Qt::Key_Shift); // somebody is there
    ears.kiosk.model.useLanguage(language);
    ears.kiosk.model.useEnlargement(enlargement);
    ears.kiosk.model.useEasy(easy);
    for (const QString& page : pages) {
        ears.kiosk.show(page);
        ears.settle();
        QVERIFY2(!ears.speaker->heard.isEmpty(), qPrintable(page));
        QCOMPARE(unheard(ears).join(u'|'), QString());
        ears.speaker->heard.clear();
        ears.key(Qt::Key_0); // the names of what can be pressed as well
        QVERIFY2(
            ears.heard().contains(easy || language != u"ko" ? QString() : QStringLiteral("뒤로")), qPrintable(page));
        for (const QString& sentence : unread(ears)) {
            for (const QString& name : sentence.split(QStringLiteral(", ")))
                QVERIFY2(readable(ears).contains(one(name)), qPrintable(page + u' ' + name));
        }
        QCOMPARE(ears.speaker->breaths.last().what.language, language);
        ears.speaker->heard.clear();
    }
}

void KioskVoiceTest::everyPartOfAPageIsRead()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.kiosk.model.useEnlargement(2);
    ears.kiosk.show(QStringLiteral("identity"));
    ears.settle();
    QVERIFY(ears.kiosk.parts() > 1);
    const QString first = ears.heard();
    ears.speaker->heard.clear();
    ears.kiosk.turn();
    ears.settle();
    QVERIFY2(!ears.speaker->heard.isEmpty(), qPrintable(first + QString::number(ears.kiosk.parts())));
    QVERIFY(ears.heard() != first);
    for (int part = 2; part < ears.kiosk.parts(); ++part) {
        ears.kiosk.turn();
        ears.settle();
    }
    QVERIFY2(ears.heard().contains(QStringLiteral("적지 않아요")), qPrintable(ears.heard()));
    QCOMPARE(unread(ears).join(u'|'), QString());
}

void KioskVoiceTest::everyPageOfALessonIsRead_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("language");
    bool korean = true;
    for (const auto& lesson : lessons::builtInLessons()) {
        QTest::addRow("%s %s", qPrintable(lesson->id), korean ? "ko" : "en")
            << lesson->id << (korean ? QStringLiteral("ko") : QStringLiteral("en"));
        korean = !korean || lesson->id < u"h";
    }
}

void KioskVoiceTest::everyPageOfALessonIsRead()
{
    QFETCH(QString, id);
    QFETCH(QString, language);
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.kiosk.model.useLanguage(language);
    ears.kiosk.model.openLesson(id);
    ears.settle();
    auto& lesson = ears.lesson;
    // What has a form for the ear (110 as "일일공") is said in it.
    const auto standsOrIsForTheEar = [&] {
        QStringList missing = unread(ears);
        const auto& words = lesson.player()->lesson().words.value(language);
        for (auto word = words.begin(); word != words.end(); ++word) {
            if (word.key().endsWith(QLatin1StringView(".voice")))
                missing.removeAll(
                    one(lesson.player()->lesson().text(word.key(), language, lesson.player()->place().vars)));
        }
        return missing;
    };
    QCOMPARE(unheard(ears).join(u'|'), QString());
    QCOMPARE(unread(ears).join(u'|'), QString());
    ears.speaker->heard.clear();
    lesson.begin(QStringLiteral("guided"));
    for (int acts = 0; lesson.page() != u"end" && acts < 40; ++acts) {
        ears.settle();
        QVERIFY2(!ears.speaker->heard.isEmpty(), qPrintable(lesson.line()));
        QCOMPARE(standsOrIsForTheEar().join(u'|'), QString());
        ears.speaker->heard.clear();
        lesson.page() == u"part" ? lesson.goOn() : lesson.doItForMe();
    }
    ears.settle();
    QCOMPARE(lesson.page(), QStringLiteral("end"));
    QCOMPARE(unheard(ears).join(u'|'), QString());
    QCOMPARE(unread(ears).join(u'|'), QString());
}

void KioskVoiceTest::whatStandsNowhereIsWritten()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.kiosk.show(QStringLiteral("pay"));
    ears.settle();
    QVERIFY(ears.voice.subtitle().isEmpty());
    ears.speaker->heard.clear();
    ears.kiosk.model.say(QStringLiteral("종이가 다 떨어졌어요."));
    ears.settle();
    QCOMPARE(ears.voice.subtitle(), QStringLiteral("종이가 다 떨어졌어요."));
    QVERIFY(ears.kiosk.stage.shot(QStringLiteral("subtitle")));
    QCOMPARE(unread(ears).join(u'|'), QString());
    ears.kiosk.model.say(QStringLiteral("돈은 창구에서 내요."));
    ears.settle();
    QVERIFY(ears.voice.subtitle().isEmpty()); // it stands there as the title
    ears.kiosk.model.say(QStringLiteral("종이가 다 떨어졌어요."));
    ears.settle();
    ears.key(Qt::Key_Shift);
    QVERIFY(ears.voice.subtitle().isEmpty());
}

void KioskVoiceTest::anyPressIsSilence()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.speaker->ends = false;
    ears.kiosk.show(QStringLiteral("pay"));
    ears.settle();
    QCOMPARE(ears.speaker->heard.size(), 1); // the rest waits
    const int hushed = ears.speaker->hushed;
    QTest::mouseClick(&ears.kiosk.stage.window(), Qt::LeftButton, {}, QPoint(5, 5));
    ears.settle();
    QVERIFY(ears.speaker->hushed > hushed);
    QCOMPARE(ears.speaker->heard.size(), 1);
    QCOMPARE(ears.speech->state(), device::Speech::State::Ready);
}

void KioskVoiceTest::nobodyIsTalkedTo()
{
    EarsStage ears;
    QVERIFY(ears.speaker->heard.isEmpty());
    ears.key(Qt::Key_Shift);
    ears.kiosk.show(QStringLiteral("pay"));
    ears.settle();
    QVERIFY(!ears.speaker->heard.isEmpty());
    ears.kiosk.pass(121); // the question is said
    ears.speaker->heard.clear();
    ears.kiosk.pass(40);
    ears.settle();
    QCOMPARE(ears.kiosk.page(), QStringLiteral("home"));
    QVERIFY2(ears.speaker->heard.isEmpty(), qPrintable(ears.heard()));
}

void KioskVoiceTest::aPressOnWordsReadsThem()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.kiosk.show(QStringLiteral("pay"));
    ears.settle();
    ears.speaker->heard.clear();
    QQuickItem* const words = ears.kiosk.stage.find(QStringLiteral("이 화면에서는\n돈이 나가지 않아요."));
    QVERIFY(words);
    QTest::mouseClick(&ears.kiosk.stage.window(), Qt::LeftButton, {},
        words->mapToScene({words->width() / 2, words->height() / 2}).toPoint());
    ears.settle();
    QCOMPARE(ears.speaker->heard, QStringList{QStringLiteral("이 화면에서는 돈이 나가지 않아요.")});
}

void KioskVoiceTest::theDarkScreenSpeaksAndComesBack()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.key(Qt::Key_7);
    QCOMPARE(ears.heard(), QStringLiteral("화면을 껐어요."));
    ears.kiosk.model.show(QStringLiteral("pay"));
    ears.settle();
    QVERIFY(ears.heard().contains(QStringLiteral("돈은 창구에서 내요.")));
    QVERIFY(ears.key(Qt::Key_Down).join(u' ').contains(QStringLiteral("직원 부르기")));
    const QImage dark = ears.kiosk.stage.picture();
    for (int y = 0; y < 1700; y += 7)
        QCOMPARE(dark.pixelColor(500, y), QColor(Qt::black));
    QVERIFY(readable(ears).contains(QStringLiteral("누르면 다시 켜져요")));
    QTest::mouseClick(&ears.kiosk.stage.window(), Qt::LeftButton, {}, QPoint(500, 900));
    QVERIFY(!ears.kiosk.model.screenOff());
    QVERIFY(!ears.kiosk.model.blind());
    QCOMPARE(ears.kiosk.page(), QStringLiteral("pay"));
    // Who reads with fingers goes on under the dark.
    ears.kiosk.model.useBlind(true);
    ears.kiosk.model.useScreenOff(true);
    QVERIFY(ears.kiosk.stage.touch(QStringLiteral("직원 부르기")));
    ears.settle();
    QVERIFY(ears.kiosk.model.screenOff() && !ears.kiosk.model.called());
    QVERIFY(ears.kiosk.stage.touch(QStringLiteral("직원 부르기")));
    QVERIFY(ears.kiosk.model.called());
}

void KioskVoiceTest::valuesAndAmountsAreForTheVisitorAlone()
{
    EarsStage ears;
    test::Stage page({800, 800});
    QVERIFY2(
        page.show("Item { width: 800; height: 800\n"
                  "NaruText { text: \"내실 금액\"; y: 10 }\n"
                  "NaruText { objectName: \"sum\"; property string heardAs: \"amount\"; text: \"2,400원\"; y: 100 }\n"
                  "NaruValue { text: \"홍길동\"; y: 200; width: 300 }\n"
                  "NaruText { property string heardAs: \"secret\"; text: \"4821\"; y: 300 } }"),
        qPrintable(page.errors()));
    const QStringList all{QStringLiteral("내실 금액"), QStringLiteral("2,400원"), QStringLiteral("홍길동")};
    ears.key(Qt::Key_Shift);
    const auto opened = [&] {
        ears.speaker->heard.clear();
        ears.voice.open(page.page());
        ears.settle();
        return ears.speaker->heard;
    };
    QCOMPARE(opened(), all.first(1)); // over the loudspeaker only what is ours
    ears.speaker->heard.clear();
    ears.voice.readAgain(page.page()); // the visitor's own press
    ears.settle();
    QCOMPARE(ears.speaker->heard, all);
    ears.speaker->heard.clear();
    QVERIFY(ears.voice.readAt(page.page(), 20, 110));
    ears.settle();
    QCOMPARE(ears.speaker->heard, all.mid(1, 1));
    ears.kiosk.model.useEarphones(true);
    QCOMPARE(opened(), all);
    ears.kiosk.model.wipe();
    ears.key(Qt::Key_Shift);
    QCOMPARE(opened(), all.first(1));
    // The digit of a PIN: into earphones alone.
    ears.speaker->heard.clear();
    ears.voice.tell(QStringLiteral("7"), true);
    ears.settle();
    QVERIFY(ears.speaker->heard.isEmpty());
    ears.kiosk.model.plug(true);
    ears.settle(); // who plugs in hears the page
    ears.speaker->heard.clear();
    ears.voice.tell(QStringLiteral("7"), true);
    ears.settle();
    QCOMPARE(ears.speaker->heard, QStringList{QStringLiteral("7")});
}

void KioskVoiceTest::thePlugTellsWhoListens()
{
    EarsStage ears;
    KioskModel& model = ears.kiosk.model;
    QVERIFY(!model.jackTells() && !model.earphones());
    model.plug(true);
    QVERIFY(model.jackTells() && model.earphones() && model.blind());
    ears.settle();
    QVERIFY2(ears.heard().contains(QStringLiteral("천천히 배워요.")), qPrintable(ears.heard())); // nothing pressed yet
    QCOMPARE(ears.speech->settings().ear, device::Ear::Earphones);
    model.useEarphones(false);
    QVERIFY(model.earphones()); // the jack knows better
    ears.speaker->heard.clear();
    model.wipe();
    ears.settle();
    QVERIFY(ears.speaker->heard.isEmpty());
    QVERIFY(model.earphones() && !model.blind());
    QCOMPARE(ears.speech->settings().ear, device::Ear::Earphones);
    ears.speaker->ends = false;
    model.say(QStringLiteral("하나\n둘"));
    ears.settle();
    model.plug(false); // out: silence in the middle of a word
    QCOMPARE(ears.speech->state(), device::Speech::State::Ready);
    QCOMPARE(ears.speech->settings().ear, device::Ear::Loudspeaker);
}

void KioskVoiceTest::aRecordingIsPlayedForItsSentence()
{
    QTemporaryDir folder;
    QFile clip(folder.filePath(QStringLiteral("pay.wav")));
    QVERIFY(clip.open(QFile::WriteOnly) && clip.write("RIFF") == 4);
    clip.close();
    EarsStage ears;
    ears.voice.useRecordings([&](const QString& words, const QString& language) {
        return language == u"ko" && words == u"돈은 창구에서 내요." ? clip.fileName() : QString();
    });
    ears.key(Qt::Key_Shift);
    ears.kiosk.show(QStringLiteral("pay"));
    ears.settle();
    QCOMPARE(ears.player->heard, QStringList{QStringLiteral("돈은 창구에서 내요.")});
    QVERIFY(ears.speaker->heard.size() >= 3);
    QVERIFY(!ears.heard().contains(ears.player->heard.first()));
}

namespace {

/// Draws a frame as a picture of its number.
class Frames final : public QQuickImageProvider {
public:
    Frames()
        : QQuickImageProvider(Image)
    {
    }
    QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override
    {
        asked.append(id);
        QImage image(wanted, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        if (size)
            *size = image.size();
        return image;
    }
    QStringList asked;
};

} // namespace

void KioskVoiceTest::whatIsSaidInSignsStandsBesideIt()
{
    test::Stage page({800, 800});
    auto* const frames = new Frames; // the engine's
    page.engine().addImageProvider(QStringLiteral("lesson"), frames);
    QVERIFY2(page.show("import Naru.Lesson\nItem { property alias stage: stage\n"
                       "property QtObject lesson: QtObject { property string sign; property int signFrames: 3 }\n"
                       "SignStage { id: stage; width: 300; model: parent.lesson } }"),
        qPrintable(page.errors()));
    auto* const stage = page.page()->property("stage").value<QQuickItem*>();
    QVERIFY(stage && !stage->isVisible() && stage->height() == 0);
    page.page()->property("lesson").value<QObject*>()->setProperty("sign", QStringLiteral("s1"));
    QVERIFY(stage->isVisible() && stage->height() == 300);
    QTRY_VERIFY(frames->asked.contains(QStringLiteral("sign/s1/2")));
    QCOMPARE(frames->asked.first(), QStringLiteral("sign/s1/0"));
    // Fewer than three flashes a second whatever the frames are: two frames make one.
    QVERIFY(1'000.0 / stage->property("frameMs").toDouble() / 2 < 3);
    page.page()->property("lesson").value<QObject*>()->setProperty("sign", QString());
    QVERIFY(!stage->isVisible());
}

NARU_TEST(KioskVoiceTest)
#include "tst_kioskvoice.moc"
