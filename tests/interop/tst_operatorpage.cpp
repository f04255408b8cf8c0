// SPDX-License-Identifier: GPL-3.0-or-later
// The operator's page of a running naru-hub, in a real browser, by the keyboard and without scripts.
#include "sync/hub/enrolmenttables.h"
#include "sync/hub/operators.h"
#include "sync/hub/sqlitepool.h"
#include "tests/interop/chromium.h"
#include "tests/support/base32.h"
#include "tests/support/hubprocess.h"
#include "tests/support/releasestage.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace naru;
using namespace naru::interop;

namespace {

constexpr int waitMs = 20'000;

/// The least contrast of any words of the page with what is behind them (WCAG 2.1 §1.4.3: 4.5, large ones 3), how far
/// it can be pushed sideways, and buttons and fields that are smaller than a finger wants (§2.5.5 of 2.1, here 44).
const QString measuring = QStringLiteral(R"js((() => {
  const parts = c => c.match(/[\d.]+/g).map(Number);
  const light = c => { const f = parts(c).slice(0, 3).map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
  const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; const p = parts(c); if (p.length < 4 || p[3] > 0.99) return c; }
    return 'rgb(255,255,255)'; };
  let least = 99, words = '';
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, e = node.parentElement;
    if (!node.data.trim() || !e.getClientRects().length || e.closest('.unseen, .skip, script')) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const a = light(style.color), b = light(behind(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) * (large ? 1.5 : 1);
    if (ratio < least) { least = ratio; words = node.data.trim(); }
  }
  let small = '';
  for (const e of document.querySelectorAll('a.button, button:not(.link), input:not([type=hidden]), select, nav a'))
    if (e.getClientRects().length && e.getBoundingClientRect().height < 44) small = e.outerHTML.slice(0, 80);
  let cut = '';
  for (const e of document.querySelectorAll('h1, h2, p, dd, dt, label, button, a.button'))
    if (e.getClientRects().length && !e.closest('.unseen, .skip, [role=region]') && e.getBoundingClientRect().right > innerWidth + 1) cut = e.innerText.slice(0, 60);
  return {least, words, small, cut, over: document.documentElement.scrollWidth - innerWidth, titles: document.querySelectorAll('h1').length};
})())js");
const QString who = QStringLiteral("이한솔"), password = QStringLiteral("나루터에 배가 닿았습니다");

/// A hub with an operator and two desks; one of them sent something that nobody can read.
struct Centre {
    Centre()
        : hub(folder.path())
        , isUp(hub.start())
        , well(test::HubRecord(1).grow(0), folder.path())
        , odd(test::HubRecord(2).grow(3), folder.path())
    {
        const auto pool = naru::hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        isUp = isUp && pool && well.enlist(**pool, QStringLiteral("나루동"), QStringLiteral("1번 <b>창구</b>"))
            && odd.enlist(**pool, QStringLiteral("윗마을"), QStringLiteral("키오스크"))
            && odd.send(hub.port(), odd.record.bytes(0, 3)).status == 200
            && well.send(hub.port(), well.record.bytes(0, 0)).status == 200 && addOperator();
    }
    bool addOperator()
    {
        QProcess admin;
        admin.start(QCoreApplication::applicationDirPath() + QStringLiteral("/naru-hub"),
            {QStringLiteral("admin"), QStringLiteral("--data"), folder.path(), QStringLiteral("operator"),
                QStringLiteral("add"), QStringLiteral("--who"), who, QStringLiteral("--role"),
                QStringLiteral("administrator")});
        admin.write(password.toUtf8() + '\n');
        admin.closeWriteChannel();
        if (!admin.waitForFinished(waitMs) || admin.exitCode() != 0)
            return false;
        secret = test::bytesOfBase32(
            QJsonDocument::fromJson(admin.readAllStandardOutput()).object().value(QStringLiteral("secret")).toString());
        return !secret.isEmpty();
    }
    /// A root, and a trust list above the one that the desk says it has.
    bool handDown()
    {
        auto batch = odd.record.batch(0, 3);
        batch.telling.unsent = 0; // a desk that has nothing more to say is noted at once
        batch.telling.packs = {{QStringLiteral("trust"), 1}, {QStringLiteral("lessons"), 4}};
        const auto written = [&](const char* name, const QByteArray& bytes) {
            QFile file(folder.filePath(QLatin1StringView(name)));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
        };
        const QByteArray root = test::rootDocument({});
        const auto did = [&](const char* what, const QString& file) {
            return hub.admin({QStringLiteral("pack"), QLatin1StringView(what), file})[QStringLiteral("exit")] == 0;
        };
        const auto pool = naru::hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        for (const test::HubClient* desk : {&well, &odd}) { // as enrolment would have noted them
            naru::hub::Papers papers;
            papers.certificate = desk->tls.localCertificate().toDer();
            const auto noted
                = [&](naru::hub::Sql& sql) { return naru::hub::putPapers(sql, desk->record.device, papers); };
            if (!pool || !(*pool)->with(noted))
                return false;
        }
        return did("root", written("root", root))
            && did("publish", written("one.naru", test::bundleOf({root}, test::trustRelease(2))))
            && odd.send(hub.port(), wire::bytesOf(batch, odd.record.key)).status == 200;
    }
    QByteArray url() const { return hub.places().value(QStringLiteral("operators")).toString().toUtf8(); }
    QString code() const { return naru::hub::Operators::codeOf(secret, SystemClock().now()); }

    QTemporaryDir folder;
    test::HubProcess hub;
    bool isUp;
    test::HubClient well, odd;
    QByteArray secret;
};

} // namespace

class OperatorPageTest : public QObject {
    Q_OBJECT

    static bool reads(Chromium& browser, const QString& words)
    {
        const QString script
            = QStringLiteral("!!document.body && document.body.innerText.includes(%1)")
                  .arg(QString::fromUtf8(QJsonDocument(QJsonArray{words}).toJson(QJsonDocument::Compact))
                           .chopped(1)
                           .mid(1));
        return QTest::qWaitFor([&] { return browser.say(script).toBool(); }, waitMs);
    }
    static void type(Chromium& browser, const QString& text)
    {
        browser.command(QStringLiteral("Input.insertText"), {{QStringLiteral("text"), text}});
    }
    static void press(Chromium& browser, const QString& key, int code)
    {
        for (const char* what : {"keyDown", "keyUp"})
            browser.command(QStringLiteral("Input.dispatchKeyEvent"),
                {{QStringLiteral("type"), QLatin1StringView(what)}, {QStringLiteral("key"), key},
                    {QStringLiteral("code"), key}, {QStringLiteral("windowsVirtualKeyCode"), code},
                    {QStringLiteral("text"), code == Qt::Key_Return || code == 13 ? QStringLiteral("\r") : QString()}});
    }
    static void tab(Chromium& browser) { press(browser, QStringLiteral("Tab"), 9); }
    static void enter(Chromium& browser) { press(browser, QStringLiteral("Enter"), 13); }
    static void shot(Chromium& browser, const QString& name)
    {
        const QString folder = qEnvironmentVariable("NARU_SHOTS");
        if (!folder.isEmpty())
            browser.picture().save(QDir(folder).filePath(QStringLiteral("hub-") + name + QStringLiteral(".png")));
    }
    static bool signIn(Chromium& browser, const Centre& centre)
    {
        if (!browser.open(centre.url() + "/") || !reads(browser, QStringLiteral("누구세요?")))
            return false;
        browser.say(QStringLiteral("document.getElementById('name').focus()"));
        type(browser, who);
        tab(browser);
        type(browser, password);
        tab(browser);
        type(browser, centre.code());
        enter(browser);
        return reads(browser, QStringLiteral("센터 2곳, 창구 2대"));
    }
    static bool isMissing()
    {
        const bool missing = Chromium::program().isEmpty();
        if (missing && qEnvironmentVariable("CI") == u"true")
            qFatal("chromium-headless-shell is not installed");
        return missing;
    }

private Q_SLOTS:
    void anOperatorComesInByTheKeyboardAndSeesWhatNeedsALook()
    {
        if (isMissing())
            QSKIP("chromium-headless-shell is not installed");
        Centre centre;
        QVERIFY2(centre.isUp, centre.hub.errors().constData());
        Chromium browser;
        QVERIFY(browser.start({1440, 900}));
        QVERIFY(signIn(browser, centre));
        shot(browser, QStringLiteral("1-centres"));
        QVERIFY(reads(browser, QStringLiteral("기록 3건 격리")));
        QVERIFY(reads(browser, QStringLiteral("1번 <b>창구</b>"))); // a name stays text
        QCOMPARE(browser.say(QStringLiteral("document.querySelectorAll('tbody tr th')[0].innerText")).toString(),
            QStringLiteral("윗마을 키오스크"));

        browser.say(QStringLiteral("document.querySelector('a[href=\"/held\"]').focus()"));
        enter(browser);
        QVERIFY(reads(browser, QStringLiteral("지우지 않으며")));
        shot(browser, QStringLiteral("2-held"));
        browser.say(QStringLiteral("document.querySelector('tbody button').focus()"));
        enter(browser);
        QVERIFY(reads(browser, QStringLiteral("아직 읽을 수 없습니다")));

        const QByteArray site = QByteArray("윗마을").toPercentEncoding();
        QVERIFY(browser.open(centre.url() + "/day"));
        QVERIFY(reads(browser, QStringLiteral("인쇄하거나 파일로")));
        QVERIFY(browser.open(centre.url() + "/day?site=" + site + "&date=2026-09-21"));
        QVERIFY(reads(browser, QStringLiteral("하루 증명서: 윗마을 9월 21일")));
        QVERIFY(reads(browser, QStringLiteral("받은 기록 가운데 3건을 읽지 못했습니다")));
        shot(browser, QStringLiteral("6-day"));

        QVERIFY(browser.open(centre.url() + "/desks/new"));
        QVERIFY(reads(browser, QStringLiteral("창구 이름")));
        browser.say(QStringLiteral("document.getElementById('site').focus()"));
        type(browser, QStringLiteral("솔밭"));
        tab(browser);
        type(browser, QStringLiteral("3번"));
        enter(browser);
        QVERIFY(reads(browser, QStringLiteral("솔밭 3번의 코드")));
        const QString code = browser.say(QStringLiteral("document.querySelector('.code').innerText")).toString();
        QCOMPARE(code.size(), 19);
        QVERIFY(browser.say(QStringLiteral("document.querySelector('svg.qr path').getBBox().width > 20")).toBool());
        shot(browser, QStringLiteral("3-code"));
        QVERIFY(browser.open(centre.url() + "/audit?lang=en"));
        QVERIFY(reads(browser, QStringLiteral("made a code for a desk")));
        QVERIFY(!reads1(browser, code));
        shot(browser, QStringLiteral("4-audit-en"));
        browser.complaints.removeIf([](const QString& one) { return one.startsWith(u"Autofocus"); }); // we were faster
        QVERIFY2(browser.complaints.isEmpty(), qPrintable(browser.complaints.join(u'\n')));
    }

    void allOfItWorksWithoutScripts()
    {
        if (isMissing())
            QSKIP("chromium-headless-shell is not installed");
        Centre centre;
        QVERIFY2(centre.isUp, centre.hub.errors().constData());
        Chromium browser;
        QVERIFY(browser.start({1440, 900}));
        browser.useScripts(false);
        QVERIFY(signIn(browser, centre));
        QVERIFY(browser.open(centre.url() + "/desk/" + centre.odd.record.device.toHex()));
        QVERIFY(reads(browser, QStringLiteral("이 창구를 잃어버렸다면")));
        browser.say(
            QStringLiteral("document.querySelector('details').open = true; document.getElementById('sure').focus()"));
        type(browser, QStringLiteral("키오스크"));
        enter(browser);
        QVERIFY(reads(browser, QStringLiteral("인증서를 거두었습니다")));
        shot(browser, QStringLiteral("5-lost"));
        centre.odd.forget();
        QCOMPARE(centre.odd.send(centre.hub.port(), centre.odd.record.bytes(0, 3)).status, 403);
    }

    /// In both languages, on a wide screen and on a phone's: nothing is cut off, everything can be read and pressed.
    void everyPageCanBeRead()
    {
        if (isMissing())
            QSKIP("chromium-headless-shell is not installed");
        Centre centre;
        QVERIFY2(centre.isUp && centre.handDown(), centre.hub.errors().constData());
        Chromium browser;
        QVERIFY(browser.start({1440, 900}));
        QVERIFY(signIn(browser, centre));
        // What a command published is known to the hub within five seconds.
        QVERIFY(QTest::qWaitFor(
            [&] {
                return browser.open(centre.url() + "/packs?lang=ko")
                    && reads1(browser, QStringLiteral("새것이 있음 (2판)"));
            },
            waitMs));
        QVERIFY(reads1(browser, QStringLiteral("2대 가운데 0대")));
        QVERIFY(reads1(browser, QStringLiteral("강의 4판")));
        const QByteArray desk = "/desk/" + centre.odd.record.device.toHex();
        const std::pair<const char*, QByteArray> pages[] = {{"centres", "/"}, {"attention", "/attention"},
            {"doubts", "/doubts"}, {"held", "/held"}, {"packs", "/packs"}, {"certificates", "/certificates"},
            {"day", "/day"}, {"audit", "/audit"}, {"desk", desk}, {"new", "/desks/new"}};
        for (const int width : {1440, 390, 320}) {
            browser.command(QStringLiteral("Emulation.setDeviceMetricsOverride"),
                {{QStringLiteral("width"), width}, {QStringLiteral("height"), 900},
                    {QStringLiteral("deviceScaleFactor"), 1}, {QStringLiteral("mobile"), false}});
            for (const char* tongue : {"ko", "en"})
                for (const auto& [name, path] : pages) {
                    QVERIFY(browser.open(centre.url() + path + "?lang=" + tongue));
                    QVERIFY(QTest::qWaitFor([&] { return browser.say(loaded).toBool(); }, waitMs));
                    const QString what = QStringLiteral("%1-%2-%3")
                                             .arg(QLatin1StringView(name))
                                             .arg(width)
                                             .arg(QLatin1StringView(tongue));
                    shot(browser, what);
                    const QJsonObject found = browser.say(measuring).toObject();
                    const QByteArray all = what.toUtf8() + QJsonDocument(found).toJson(QJsonDocument::Compact);
                    QVERIFY2(found[QStringLiteral("least")].toDouble() >= 4.5, all.constData());
                    QVERIFY2(found[QStringLiteral("over")].toInt() <= 0, all.constData());
                    QVERIFY2(found[QStringLiteral("cut")].toString().isEmpty(), all.constData());
                    QVERIFY2(found[QStringLiteral("small")].toString().isEmpty(), all.constData());
                    QCOMPARE(found[QStringLiteral("titles")].toInt(), 1);
                }
        }
        QVERIFY(browser.open(centre.url() + "/certificates?lang=ko"));
        QVERIFY(reads(browser, QStringLiteral("허브가 스스로 새로 만듭니다")));
    }

private:
    static inline const QString loaded
        = QStringLiteral("document.readyState === 'complete' && !!document.querySelector('h1')");
    static bool reads1(Chromium& browser, const QString& words)
    {
        return browser.say(QStringLiteral("document.body.innerText")).toString().contains(words);
    }
};
NARU_TEST(OperatorPageTest)

#include "tst_operatorpage.moc"
