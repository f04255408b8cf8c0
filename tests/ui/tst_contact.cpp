// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/typed.h"
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
using test::Stage;
using ui::kiosk::Mirror;

/// The kiosk pressed on a visitor's own phone: what goes over, and what never does.
class ContactTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCodeAndThreePicturesAreOnTheScreen();
    void aPressOnThePhoneIsAPressOnTheGlass();
    void everyPageGivesOnlyWhatMayGoOver();
    void whatIsNotInTheListStaysOnTheGlass_data();
    void whatIsNotInTheListStaysOnTheGlass();
    void aQuestionTakesThePlaceOfThePage();
    void noLessonGivesWhatWasTyped();
    void aScreenThatWentOnIsNotPressed();
    void theVisitorEndsItOnTheGlass();
    void itEndsWithTheVisit();
    void aCodeThatNobodyUsedIsRenewed();
    void aSilentPhoneIsLetGo();
    void thePhoneSpeaksTheVisitorsLanguage();
    void withoutANetworkThereIsNoDoor();
};

namespace {

const QString code = QStringLiteral("contact");

struct Connected {
    explicit Connected(
        KioskStage& kiosk, std::function<QStringList()> typed = [] { return QStringList(); })
        : contact(door, kiosk, std::move(typed))
    {
        kiosk.show(code);
        Q_EMIT door.connected();
        contact.settle();
    }
    FakeContact door;
    ContactStage contact;
};

QStringList wordsOf(const QList<device::Choice>& choices)
{
    QStringList words;
    for (const device::Choice& choice : choices)
        words.append(choice.words);
    return words;
}

} // namespace

void ContactTest::aCodeAndThreePicturesAreOnTheScreen()
{
    KioskStage kiosk;
    FakeContact door;
    ContactStage contact(door, kiosk);
    QVERIFY(door.isOpen); // on the first page already
    QVERIFY(kiosk.stage.find(QStringLiteral("전화기로 찍어 보세요")));
    kiosk.show(QStringLiteral("text"));
    QVERIFY(!door.isOpen); // a code that is not shown opens nothing
    QVERIFY(kiosk.stage.press(QStringLiteral("내 전화기로 누르기")));
    kiosk.settle();
    QCOMPARE(kiosk.page(), code);
    QVERIFY(door.isOpen && contact.model.url().startsWith(QStringLiteral("http://192.168.0.5:")));
    QVERIFY(kiosk.stage.find(QStringLiteral("전화기로 찍는 네모 그림")));
    QCOMPARE(door.pictures.size(), 3);
    QSet<QString> names;
    for (const device::ContactPicture& picture : door.pictures) {
        QVERIFY(picture.svg.startsWith("<svg") && !picture.svg.contains("href"));
        QVERIFY2(kiosk.stage.find(picture.name), qPrintable(picture.name)); // the screen shows it too
        names.insert(picture.name);
    }
    QCOMPARE(names.size(), 3);
    for (const QString& icon : ui::kiosk::ContactModel::pictureNames())
        QVERIFY2(!contact.model.words().value(icon).toString().isEmpty(), qPrintable(icon));
}

void ContactTest::aPressOnThePhoneIsAPressOnTheGlass()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    QCOMPARE(kiosk.page(), QStringLiteral("home")); // where the visitor was before the code
    QVERIFY(phone.contact.model.url().isEmpty());
    QCOMPARE(phone.door.page.title, QStringLiteral("천천히 배워요. 틀려도 괜찮아요."));
    QCOMPARE(wordsOf(phone.door.page.choices),
        (QStringList{QStringLiteral("English"), QStringLiteral("배우기"), QStringLiteral("신분 확인·접수"),
            QStringLiteral("돈 내기"), QStringLiteral("쉬운 화면"), QStringLiteral("낮은 화면"),
            QStringLiteral("카드가 있어요")}));
    QCOMPARE(wordsOf(phone.door.page.always),
        (QStringList{
            QStringLiteral("직원 호출"), QStringLiteral("큰 글씨"), QStringLiteral("소리"), QStringLiteral("처음")}));
    QCOMPARE(phone.door.page.choices[1].more, QStringLiteral("휴대폰 쓰는 법을 연습해요"));
    QCOMPARE(phone.door.page.choices[0].language, QStringLiteral("en"));
    const int pages = phone.door.pages;
    QVERIFY(phone.door.press(QStringLiteral("배우기")));
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    phone.contact.settle();
    QCOMPARE(phone.door.pages, pages + 1);
    QVERIFY(phone.door.press(QStringLiteral("걸음마")));
    phone.contact.settle();
    QCOMPARE(kiosk.page(), QStringLiteral("lessons"));
    QVERIFY(phone.door.press(QStringLiteral("다음"))); // a page in parts
    phone.contact.settle();
    QVERIFY(phone.door.press(QStringLiteral("뒤로")));
    phone.contact.settle();
    QVERIFY(phone.door.press(QStringLiteral("큰 글씨")));
    phone.contact.settle();
    QVERIFY(phone.door.press(QStringLiteral("글씨 두 배로")));
    QCOMPARE(kiosk.model.enlargement(), 2);
    phone.contact.settle();
    QVERIFY(phone.door.press(QStringLiteral("직원 호출")));
    QVERIFY(kiosk.model.called());
}

void ContactTest::everyPageGivesOnlyWhatMayGoOver()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    // What a page gives is written here once more: whoever adds a page decides it in both places.
    const QMap<QString, int> given{{QStringLiteral("home"), 7}, {QStringLiteral("language"), 5},
        {QStringLiteral("learn"), 6}, {QStringLiteral("courses"), -1}, {QStringLiteral("lessons"), -1},
        {QStringLiteral("lesson"), -1}, {QStringLiteral("identity"), -1}, {QStringLiteral("pay"), -1}, {code, 0},
        {QStringLiteral("text"), 6}, {QStringLiteral("sound"), -1}, {QStringLiteral("join"), 1}};
    for (auto it = given.begin(); it != given.end(); ++it) {
        kiosk.show(it.key());
        const Mirror mirror = phone.contact.model.mirror();
        const int count = int(mirror.page.choices.size());
        QVERIFY2(it.value() < 0 ? count > 0 : count == it.value(),
            qPrintable(QStringLiteral("%1: %2").arg(it.key()).arg(count)));
        QCOMPARE(ui::kiosk::isMirroredPage(it.key()), it.value() != 0);
        const bool sendsToTheGlass = mirror.page.title == QStringLiteral("여기서는 키오스크 화면을 눌러 주세요.");
        QCOMPARE(sendsToTheGlass, it.value() == 0);
        QCOMPARE(mirror.page.always.size(), 4);
        for (const auto& item : mirror.items)
            QVERIFY(item && ui::kiosk::isMirroredControl(ui::kiosk::typeOf(*item)));
    }
    for (const char* never : {"welcome", "verify", "charge", "staff", "pin", "released", ""})
        QVERIFY(!ui::kiosk::isMirroredPage(QLatin1StringView(never)));
}

void ContactTest::whatIsNotInTheListStaysOnTheGlass_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<bool>("goesOver");
    const auto row = [](const char* name, const char* item, bool goesOver = false) {
        QTest::newRow(name) << QByteArray(item) << goesOver;
    };
    row("a door", "KioskDoor { text: \"문\" }", true);
    row("a button of a lesson's end", "NaruButton { text: \"한 번 더\" }", true);
    row("a key of a PIN", "PinKey { text: \"7\" }");
    row("a pad of digits", "PinPad { }");
    row("a button beside a PIN", "PinPad { NaruButton { text: \"확인\" } }");
    row("a field", "NaruField { }");
    row("a keyboard", "Keyboard { width: 900; ime: \"ko\" }");
    row("a bare control", "Pressable { width: 99; height: 99; text: \"돈 내기 확인\" }");
    row("a row to choose", "ChoiceRow { text: \"홍길동\" }");
    row("words alone", "NaruText { text: \"홍길동 800101\" }");
    row("a secret", "KioskButton { text: \"7\"; secret: true }");
    row("a disabled button", "KioskButton { text: \"크게\"; enabled: false }");
    row("a hidden button", "KioskButton { text: \"크게\"; visible: false }");
    row("a button without a name", "KioskButton { }");
    row("what was typed", "KioskButton { text: \"길동이에게 보내기\" }");
    row("what was typed, in the second line", "KioskDoor { text: \"보내기\"; second: \"길동이\" }");
}

void ContactTest::whatIsNotInTheListStaysOnTheGlass()
{
    QFETCH(QByteArray, item);
    QFETCH(bool, goesOver);
    Stage stage({1080, 1920});
    if (!stage.show("import Naru.Kiosk\nItem { width: 1080; height: 1920; " + item + " }"))
        QFAIL(qPrintable(stage.errors()));
    const Mirror mirror
        = ui::kiosk::mirrorOf({QStringLiteral("lesson"), stage.page(), nullptr, nullptr, {QStringLiteral("길동")}});
    QCOMPARE(!mirror.page.choices.isEmpty(), goesOver);
    const Mirror closed = ui::kiosk::mirrorOf({QStringLiteral("keypad"), stage.page(), nullptr, nullptr, {}});
    QVERIFY(closed.page.choices.isEmpty() && closed.page.title.isEmpty() && closed.glass);
    const Mirror sheet = ui::kiosk::mirrorOf(
        {QStringLiteral("home"), stage.page(), stage.page(), stage.page(), {}}); // of a type that nobody entered
    QVERIFY(sheet.page.choices.isEmpty() && sheet.page.always.isEmpty() && sheet.page.title.isEmpty() && sheet.glass);
}

void ContactTest::aQuestionTakesThePlaceOfThePage()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    QVERIFY(phone.door.press(QStringLiteral("배우기")));
    kiosk.pass(121);
    phone.contact.settle();
    QVERIFY(kiosk.model.asking());
    QCOMPARE(wordsOf(phone.door.page.choices), (QStringList{QStringLiteral("계속할게요"), QStringLiteral("처음으로")}));
    QVERIFY(phone.door.page.always.isEmpty());
    QVERIFY(phone.door.press(QStringLiteral("계속할게요")));
    QVERIFY(!kiosk.model.asking());
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
}

/// All forty, step by step as they are taught: whatever stands on the practice phone, no letter written by the learner,
/// no digit of a PIN and no key of a keyboard goes over.
void ContactTest::noLessonGivesWhatWasTyped()
{
    ui::lesson::LessonModel lesson([] { return QDate(2026, 11, 20); });
    Stage stage({1080, 1720});
    stage.set("Mm", "pitch", 0.248);
    stage.set("Theme", "reducedMotion", true);
    stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&lesson));
    lesson.open(QStringLiteral("train.book"));
    QVERIFY2(stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Lesson/LessonPage.qml")),
                 {{QStringLiteral("model"), QVariant::fromValue(&lesson)}}),
        qPrintable(stage.errors()));
    int steps = 0, pressable = 0, written = 0, fields = 0;
    const auto look = [&] {
        const QStringList typed = lesson.player() ? lessons::typedIn(*lesson.player()) : QStringList();
        const Mirror mirror
            = ui::kiosk::mirrorOf({QStringLiteral("lesson"), stage.page()->parentItem(), nullptr, nullptr, typed});
        written += typed.isEmpty() ? 0 : 1;
        fields += mirror.glass ? 1 : 0;
        for (const device::Choice& choice : mirror.page.choices) {
            for (const QString& word : typed)
                QVERIFY2(!choice.words.contains(word) && !choice.more.contains(word), qPrintable(choice.words));
        }
        for (const auto& item : mirror.items) {
            for (const QQuickItem* up = item; up; up = up->parentItem())
                QVERIFY(!ui::kiosk::isGlassOnly(ui::kiosk::typeOf(*up)));
        }
        for (const QString& word : typed)
            QVERIFY2(!mirror.page.title.contains(word), qPrintable(mirror.page.title));
        ++steps;
        pressable += mirror.page.choices.isEmpty() ? 0 : 1;
    };
    for (const lessons::LessonPtr& one : lessons::builtInLessons()) {
        lesson.open(one->id);
        lesson.begin(QStringLiteral("guided"));
        for (int acts = 0; acts < 60 && lesson.page() != u"end"; ++acts) {
            test::layOut(stage.window());
            look();
            if (QTest::currentTestFailed())
                return;
            lesson.doItForMe();
            lesson.goOn();
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        QCOMPARE(lesson.page(), QStringLiteral("end"));
    }
    QVERIFY2(pressable == steps, qPrintable(QStringLiteral("%1 of %2").arg(pressable).arg(steps)));
    QVERIFY(steps > 200 && written > 20 && fields > 20); // it has been where it matters
}

void ContactTest::aScreenThatWentOnIsNotPressed()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    const QByteArray identity = phone.door.page.choices[2].id;
    QCOMPARE(phone.door.page.choices[2].words, QStringLiteral("신분 확인·접수"));
    kiosk.model.show(QStringLiteral("learn")); // on the glass, and the phone was not told yet
    Q_EMIT phone.door.chosen(identity);
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    phone.contact.settle();
    QVERIFY(wordsOf(phone.door.page.choices).contains(QStringLiteral("걸음마")));
}

void ContactTest::theVisitorEndsItOnTheGlass()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    QVERIFY(kiosk.stage.find(QStringLiteral("전화기가 연결됐어요")));
    const int before = phone.door.openings;
    QVERIFY(kiosk.stage.press(QStringLiteral("전화기 끊기")));
    QVERIFY(!phone.contact.model.connected());
    kiosk.settle();
    QCOMPARE(phone.door.openings, before + 1); // for the next phone
    QVERIFY(!kiosk.stage.find(QStringLiteral("전화기 끊기")));
    Q_EMIT phone.door.left(); // and from the phone
    QVERIFY(!phone.contact.model.connected());
}

void ContactTest::itEndsWithTheVisit()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    const auto before = phone.door.openings;
    kiosk.model.show(QStringLiteral("learn"));
    kiosk.pass(151);
    QVERIFY(!phone.contact.model.connected());
    QCOMPARE(phone.door.openings, before + 1);
    kiosk.show(code);
    const QString next = phone.contact.model.url();
    kiosk.model.wipe();
    kiosk.settle();
    QVERIFY(phone.contact.model.url() != next); // a new code for each visitor
}

void ContactTest::aCodeThatNobodyUsedIsRenewed()
{
    KioskStage kiosk;
    FakeContact door;
    ContactStage contact(door, kiosk);
    kiosk.show(code);
    const QString first = contact.model.url();
    kiosk.clock.advance(ui::kiosk::codeLife - Milliseconds(1));
    contact.model.look();
    QCOMPARE(contact.model.url(), first);
    kiosk.clock.advance(Milliseconds(1));
    contact.model.look();
    QVERIFY(contact.model.url() != first && door.isOpen);
}

void ContactTest::aSilentPhoneIsLetGo()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    kiosk.clock.advance(ui::kiosk::phoneWait - Milliseconds(1));
    phone.contact.model.look();
    QVERIFY(phone.contact.model.connected());
    QVERIFY(phone.door.press(QStringLiteral("처음")));
    kiosk.clock.advance(ui::kiosk::phoneWait - Milliseconds(1));
    phone.contact.model.look();
    QVERIFY(phone.contact.model.connected());
    kiosk.clock.advance(Milliseconds(1));
    phone.contact.model.look();
    QVERIFY(!phone.contact.model.connected());
}

void ContactTest::thePhoneSpeaksTheVisitorsLanguage()
{
    KioskStage kiosk;
    Connected phone(kiosk);
    static const QRegularExpression hangul(QStringLiteral("[\\x{ac00}-\\x{d7a3}]"));
    for (const char* language : {"en", "zh", "vi"}) {
        kiosk.model.useLanguage(QLatin1StringView(language));
        phone.contact.settle();
        QVERIFY(phone.door.words.language.startsWith(QLatin1StringView(language)));
        for (const QString& word : {phone.door.words.same, phone.door.words.end, phone.door.words.over,
                 phone.door.pictures[0].name, phone.door.page.title})
            QVERIFY2(!word.isEmpty() && !word.contains(hangul), qPrintable(word));
    }
}

void ContactTest::withoutANetworkThereIsNoDoor()
{
    KioskStage kiosk;
    FakeContact door;
    door.possible = false;
    ContactStage contact(door, kiosk);
    kiosk.show(QStringLiteral("text"));
    QVERIFY(!kiosk.stage.find(QStringLiteral("내 전화기로 누르기")));
    door.possible = true; // looked for anew on every page
    kiosk.show(QStringLiteral("text"));
    QVERIFY(kiosk.stage.find(QStringLiteral("내 전화기로 누르기")));
}

NARU_TEST(ContactTest)
#include "tst_contact.moc"
