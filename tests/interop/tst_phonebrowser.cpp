// SPDX-License-Identifier: GPL-3.0-or-later
// A real browser as the visitor's phone: it reads the code off the kiosk's screen, and presses what the kiosk shows.
#include "devices/qr/qrdecoder.h"
#include "devices/visit/choicedoor.h"
#include "tests/interop/chromium.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"
#include "tests/ui/contactstage.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace naru;
using interop::Chromium;
using test::ContactStage;
using test::KioskStage;
using test::waitFor;

namespace {

constexpr int waitMs = 15'000;
constexpr QSize handset{360, 740};

/// A kiosk with its door on this machine alone.
struct Kiosk {
    Kiosk()
        : door(random, QHostAddress::LocalHost)
        , contact(door, stage)
    {
    }
    /// What a camera reads off the screen.
    QByteArray code()
    {
        const QImage seen = stage.stage.picture().convertToFormat(QImage::Format_Grayscale8);
        device::Frame frame;
        frame.data = seen.constBits();
        frame.stride = seen.bytesPerLine();
        frame.width = seen.width();
        frame.height = seen.height();
        const SystemClock clock;
        const auto reading = device::QrDecoder(clock).decode(frame, Milliseconds(3000));
        return reading.symbol ? reading.symbol->bytes : QByteArray();
    }

    SystemRandom random;
    device::ChoiceDoor door;
    KioskStage stage;
    ContactStage contact;
};

/// Contrast of every word with what it stands on, the smallest first; and of every button its sides.
const QString measures = QStringLiteral(R"((()=>{
  const lum=c=>{const v=c.match(/[\d.]+/g).slice(0,3).map(x=>{x/=255;return x<=.03928?x/12.92:Math.pow((x+.055)/1.055,2.4)});
    return .2126*v[0]+.7152*v[1]+.0722*v[2]};
  const ground=e=>{for(;e;e=e.parentElement){const b=getComputedStyle(e).backgroundColor;if(!/, 0\)$/.test(b))return b}return 'rgb(255,255,255)'};
  let least=21;
  for(const e of document.querySelectorAll('h1,p,button,button span')){if(!e.textContent||e.hidden)continue;
    const a=lum(getComputedStyle(e).color),b=lum(ground(e));least=Math.min(least,(Math.max(a,b)+.05)/(Math.min(a,b)+.05))}
  const keys=[...document.querySelectorAll('button')].map(b=>b.getBoundingClientRect());
  let gap=99;for(const a of keys)for(const b of keys){if(a===b)continue;
    gap=Math.min(gap,Math.max(Math.max(a.left,b.left)-Math.min(a.right,b.right),Math.max(a.top,b.top)-Math.min(a.bottom,b.bottom)))}
  return {contrast:least,width:Math.min(...keys.map(k=>k.width)),height:Math.min(...keys.map(k=>k.height)),gap,
    letters:Math.min(...[...document.querySelectorAll('h1,p,button,button span')].map(e=>parseFloat(getComputedStyle(e).fontSize))),
    wider:document.documentElement.scrollWidth-innerWidth,lang:document.documentElement.lang}})())");

} // namespace

class PhoneBrowserTest : public QObject {
    Q_OBJECT

    static bool isMissing()
    {
        const bool missing = Chromium::program().isEmpty();
        if (missing && qEnvironmentVariable("CI") == u"true")
            qFatal("chromium-headless-shell is not installed");
        return missing;
    }
    static QString title(Chromium& phone)
    {
        return phone.say(QStringLiteral("document.querySelector('h1')?.textContent")).toString();
    }
    static bool reads(Chromium& phone, const QString& wanted)
    {
        return waitFor([&] { return title(phone) == wanted; }, waitMs);
    }
    /// NARU_SHOTS=DIR leaves pictures of the phone.
    static void shot(Chromium& phone, const QString& name)
    {
        if (const QString folder = qEnvironmentVariable("NARU_SHOTS"); !folder.isEmpty())
            phone.picture().save(QDir(folder).filePath(QStringLiteral("phone-%1.png").arg(name)));
    }
    static void isEasyToUse(Chromium& phone, const char* where)
    {
        const auto found = phone.say(measures).toObject();
        const QByteArray all = where + QByteArray(": ") + QJsonDocument(found).toJson(QJsonDocument::Compact);
        QVERIFY2(found[QStringLiteral("contrast")].toDouble() >= 4.5, all.constData());
        QVERIFY2(found[QStringLiteral("width")].toDouble() >= 128 && found[QStringLiteral("height")].toDouble() >= 128,
            all.constData());                                                     // 20 mm
        QVERIFY2(found[QStringLiteral("gap")].toDouble() >= 16, all.constData()); // 2.5 mm
        QVERIFY2(found[QStringLiteral("letters")].toDouble() >= 20, all.constData());
        QVERIFY2(found[QStringLiteral("wider")].toDouble() <= 0, all.constData());
        qInfo("%s", all.constData());
    }
    /// Everything that a screen reader calls a button has a name.
    static QStringList buttonsHeard(Chromium& phone)
    {
        QStringList names;
        const auto tree
            = phone.command(QStringLiteral("Accessibility.getFullAXTree"))[QStringLiteral("nodes")].toArray();
        for (const QJsonValue& node : tree) {
            if (node[QStringLiteral("role")][QStringLiteral("value")] == QLatin1StringView("button"))
                names.append(node[QStringLiteral("name")][QStringLiteral("value")].toString());
        }
        return names;
    }

private Q_SLOTS:
    void aPhonePressesTheKiosk()
    {
        if (isMissing())
            QSKIP("chromium-headless-shell is not installed");
        Kiosk kiosk;
        QVERIFY2(kiosk.stage.failure.isEmpty(), qPrintable(kiosk.stage.failure));
        kiosk.stage.show(QStringLiteral("contact"));
        const QByteArray url = kiosk.code();
        QCOMPARE(QString::fromLatin1(url), kiosk.contact.model.url());
        Chromium phone;
        QVERIFY(phone.start(handset));
        QVERIFY(phone.open(url));
        QVERIFY(reads(phone, QStringLiteral("화면에도 이 그림 셋이 있나요?")));
        const auto names
            = phone
                  .say(QStringLiteral("[...document.querySelectorAll('main li')].map(l=>l.getAttribute('aria-label'))"))
                  .toArray();
        QCOMPARE(names.size(), 3);
        for (const QJsonValue& name : names)
            QVERIFY2(kiosk.stage.stage.find(name.toString()), qPrintable(name.toString())); // on the glass too
        isEasyToUse(phone, "greeting");
        shot(phone, QStringLiteral("1-greeting"));
        QVERIFY(!kiosk.contact.model.connected());

        QVERIFY(phone.tap(QStringLiteral("네, 시작할게요")));
        QVERIFY(reads(phone, QStringLiteral("천천히 배워요. 틀려도 괜찮아요.")));
        QVERIFY(kiosk.contact.model.connected());
        isEasyToUse(phone, "home");
        shot(phone, QStringLiteral("2-home"));
        const QStringList heard = buttonsHeard(phone);
        QCOMPARE(heard.size(), 12);
        QVERIFY(!heard.contains(QString()));

        QVERIFY(phone.tap(QStringLiteral("배우기")));
        QVERIFY(reads(phone, QStringLiteral("무엇을 배울까요?")));
        QCOMPARE(kiosk.stage.page(), QStringLiteral("learn"));
        phone.useDark(true);
        isEasyToUse(phone, "dark");
        shot(phone, QStringLiteral("3-learn-dark"));
        phone.useDark(false);

        // Pressed on the glass: the phone follows by itself, without loading its page anew.
        phone.say(QStringLiteral("window.kept=true"));
        kiosk.stage.model.show(QStringLiteral("keypad")); // stays on the glass
        QVERIFY(waitFor(
            [&] { return phone.say(QStringLiteral("document.querySelectorAll('button').length")).toInt() == 5; },
            waitMs));
        QVERIFY(phone.say(QStringLiteral("document.querySelector('h1').textContent"))
                    .toString()
                    .contains(QStringLiteral("키오스크 화면")));
        QVERIFY(phone.say(QStringLiteral("window.kept")).toBool());
        QCOMPARE(phone.say(QStringLiteral("document.activeElement.tagName")).toString(), QStringLiteral("H1"));
        shot(phone, QStringLiteral("4-pay"));
        kiosk.stage.model.useLanguage(QStringLiteral("vi"));
        kiosk.stage.show(QStringLiteral("text"));
        QVERIFY(waitFor(
            [&] { return phone.say(QStringLiteral("document.documentElement.lang")).toString() == u"vi"; }, waitMs));
        isEasyToUse(phone, "vi");
        shot(phone, QStringLiteral("5-text-vi"));

        QVERIFY(kiosk.stage.stage.press(QStringLiteral("Ngắt điện thoại"))); // on the glass
        QVERIFY(waitFor([&] { return title(phone).startsWith(QStringLiteral("Điện thoại đã ngắt")); }, waitMs));
        shot(phone, QStringLiteral("6-over"));
        QVERIFY2(phone.complaints.filter(QStringLiteral("Content Security")).isEmpty(),
            qPrintable(phone.complaints.join(u'\n')));
        QVERIFY2(
            phone.complaints.filter(QStringLiteral("Uncaught")).isEmpty(), qPrintable(phone.complaints.join(u'\n')));
    }

    void aPhoneWithoutScriptsDoesTooAndASecondOneDoesNot()
    {
        if (isMissing())
            QSKIP("chromium-headless-shell is not installed");
        Kiosk kiosk;
        const QByteArray url = kiosk.code(); // of the first page: nothing was touched
        Chromium phone;
        QVERIFY(phone.start({320, 600}));
        phone.useScripts(false);
        QVERIFY(phone.open(url));
        QVERIFY(reads(phone, QStringLiteral("화면에도 이 그림 셋이 있나요?")));
        QVERIFY(phone.tap(QStringLiteral("네, 시작할게요")));
        QVERIFY(reads(phone, QStringLiteral("천천히 배워요. 틀려도 괜찮아요.")));
        isEasyToUse(phone, "320 wide");
        QVERIFY(phone.tap(QStringLiteral("소리")));
        QVERIFY(reads(phone, QStringLiteral("소리")));
        QCOMPARE(kiosk.stage.page(), QStringLiteral("sound"));
        QVERIFY(phone.tap(QStringLiteral("크게")));
        QVERIFY(waitFor([&] { return kiosk.stage.model.volume() == ui::kiosk::volumeUsual + 1; }, waitMs));
        kiosk.stage.model.goHome(); // on the glass: the page asks anew by itself
        QVERIFY(reads(phone, QStringLiteral("천천히 배워요. 틀려도 괜찮아요.")));

        QVERIFY(phone.openAnother(url));
        QVERIFY(waitFor([&] { return title(phone).startsWith(QStringLiteral("다른 전화기가 먼저")); }, waitMs));
        QCOMPARE(phone.say(QStringLiteral("document.querySelectorAll('button,form,a').length")).toInt(), 0);
        shot(phone, QStringLiteral("7-taken"));
        QVERIFY(kiosk.contact.model.connected());
    }
};

NARU_TEST(PhoneBrowserTest)
#include "tst_phonebrowser.moc"
