// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"
#include "devices/simulator/sampleissuer.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"
#include "tests/ui/stage.h"
#include "ui/admin/adminmodel.h"
#include "ui/admin/setupmodel.h"
#include "ui/shell/deskmodel.h"
#include "ui/shell/languages.h"

#include <QDir>
#include <QFile>
#include <QQuickItem>

using namespace naru;
using test::DeskStage;
using test::Stage;

namespace {

/// The administrator's pages over a desk with keys, journal and scrypt: what a page says was done, was done.
class RealAdmin {
public:
    RealAdmin()
        : opened(open(real))
        , admin(*real.desk)
        , setup(*real.desk)
        , model(*real.desk,
              {QStringLiteral("admin"), {QStringLiteral("counter"), QStringLiteral("admin"), QStringLiteral("setup")},
                  {}})
        , languages(stage.engine())
    {
        stage.set("Theme", "reducedMotion", true);
        const auto page = [](const char* url, QObject* object) {
            return QVariantMap{{QStringLiteral("url"), QUrl(QLatin1StringView(url))},
                {QStringLiteral("model"), QVariant::fromValue<QObject*>(object)}};
        };
        shown = stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
            {{QStringLiteral("desk"), QVariant::fromValue(&model)},
                {QStringLiteral("pages"),
                    QVariantMap{{QStringLiteral("admin"), page("qrc:/qt/qml/Naru/Admin/AdminPage.qml", &admin)},
                        {QStringLiteral("setup"), page("qrc:/qt/qml/Naru/Admin/FirstStart.qml", &setup)}}}});
    }

    void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }

    /// Waits for the page to say it, by events alone.
    bool says(const char* text)
    {
        return QTest::qWaitFor([&] { return stage.find(QString::fromUtf8(text)) != nullptr; }, 20'000);
    }

    bool press(const char* name)
    {
        settle();
        return stage.press(QString::fromUtf8(name));
    }

    /// Tab to the field, what is in it goes, the text comes.
    bool fill(const char* label, const QString& text)
    {
        settle();
        const QString wanted = QString::fromUtf8(label);
        for (int i = 0; i < 30 && stage.focused() != wanted; ++i)
            stage.key(Qt::Key_Tab);
        if (stage.focused() != wanted)
            return false;
        stage.key(Qt::Key_A, Qt::ControlModifier);
        stage.type(text);
        return true;
    }

    bool choosePin(const char* title, const QString& pin)
    {
        settle();
        const QString wanted = QString::fromUtf8(title);
        for (int i = 0; i < 30 && stage.focused() != wanted; ++i)
            stage.key(Qt::Key_Tab);
        for (int i = 0; i < 2; ++i) {
            stage.type(pin);
            stage.key(Qt::Key_Return);
        }
        return stage.window().activeFocusItem();
    }

    void section(Qt::Key key)
    {
        if (stage.find(QStringLiteral("관리로")))
            stage.key(Qt::Key_Escape);
        settle();
        stage.key(key);
        settle();
    }

    /// Files that a test writes bear the machine's date, which no list of authorities may have that is newer than the
    /// desk.
    static Result<void> open(DeskStage& stage)
    {
        stage.clock.advance(std::chrono::days(14 * 365));
        return stage.open();
    }

    DeskStage real;
    Result<void> opened;
    ui::admin::AdminModel admin;
    ui::admin::SetupModel setup;
    ui::shell::DeskModel model;
    Stage stage;
    ui::shell::Languages languages;
    bool shown = false;
};

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// An invented authority, not of the sample kind.
QByteArray authorityPem(Instant now)
{
    SeededRandom random(5);
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    crypto::CertificatePlan plan;
    plan.country = QStringLiteral("KR");
    plan.commonName = QStringLiteral("나루청 모바일 신분증");
    plan.notBefore = now - std::chrono::days(400);
    plan.notAfter = now + std::chrono::days(2000);
    plan.keyUsage = crypto::Certificate::KeyUsage{crypto::KeyCertSign | crypto::CrlSign, true};
    plan.basicConstraints = crypto::Certificate::BasicConstraints{true, 0, true};
    return crypto::toPem("CERTIFICATE", crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random));
}

} // namespace

/// An administrator's first morning, step by step and in this order: from a folder that is not there to a clerk who
/// signs in.
class AdminDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openTheDesk();
    void addStopAndGiveANewPin();
    void importAuthorities();
    void askForACertificate();
    void changeSettings();
    void copyEverything();
    void letAClerkInWithTheNewPin();

private:
    std::unique_ptr<RealAdmin> m_it = std::make_unique<RealAdmin>();
    QTemporaryDir m_usb;
    const QString m_newPin = QStringLiteral("246813");
};

void AdminDeskTest::openTheDesk()
{
    auto& it = *m_it;
    QVERIFY(it.opened);
    QVERIFY2(it.shown, qPrintable(it.stage.errors()));
    QCOMPARE(it.model.page(), QStringLiteral("setup"));
    QVERIFY(it.press("다음"));
    QVERIFY(it.fill("센터 이름", QStringLiteral("나루동 행정복지센터")));
    QVERIFY(it.fill("창구 이름", QStringLiteral("2번 창구")));
    QVERIFY(it.press("다음"));
    QVERIFY(it.fill("이름", QStringLiteral("김나루")));
    QVERIFY(it.choosePin("비밀번호", test::goodPin));
    it.settle();
    QCOMPARE(it.setup.step(), QStringLiteral("panel"));
    QVERIFY(it.press("다음"));
    QVERIFY(it.press("다음"));
    QVERIFY(it.press("창구 열기"));
    QTRY_COMPARE_WITH_TIMEOUT(it.model.page(), QStringLiteral("admin"), 20'000);
    QCOMPARE(it.real.desk->signedIn()->name, QStringLiteral("김나루"));
    QVERIFY(it.says("모두 다시 살피기"));
    QCOMPARE(it.admin.kind(), QStringLiteral("no")); // nobody's word is taken yet
}

void AdminDeskTest::addStopAndGiveANewPin()
{
    auto& it = *m_it;
    it.section(Qt::Key_1);
    QVERIFY(it.fill("이름", QStringLiteral("이한솔")));
    QVERIFY(it.choosePin("비밀번호", test::goodPin));
    QVERIFY(it.says("직원으로 적었습니다: 이한솔"));
    QCOMPARE(it.real.desk->staff().size(), 2);
    QVERIFY(it.press("이한솔"));
    QVERIFY(it.press("들어오지 못하게 하기"));
    QVERIFY(it.says("이제 들어올 수 없습니다: 이한솔"));
    QVERIFY(it.real.desk->staff().last().disabled);
    QVERIFY(it.press("다시 들어오게 하기"));
    QVERIFY(it.says("다시 들어올 수 있습니다: 이한솔"));
    QVERIFY(it.choosePin("새 비밀번호", m_newPin));
    QVERIFY(it.says("비밀번호를 새로 정했습니다: 이한솔"));
    QVERIFY(it.press("김나루"));
    QVERIFY(it.press("들어오지 못하게 하기"));
    QVERIFY(it.says("관리자가 한 사람은 있어야 합니다. 다른 관리자를 먼저 정해 주세요."));
}

void AdminDeskTest::importAuthorities()
{
    auto& it = *m_it;
    const QString file = m_usb.filePath(QStringLiteral("iaca.pem"));
    it.section(Qt::Key_2);
    QVERIFY(write(file, sim::sampleTrustPem(it.real.clock.now(), 1)));
    QVERIFY(it.fill("인증서 파일", file));
    it.stage.key(Qt::Key_Return);
    QVERIFY(it.says("연습용 발급기관입니다. 시연 말고는 쓸 수 없습니다. 진짜 목록을 넣어 주세요."));
    QCOMPARE(it.real.desk->trust().anchors(), 0);
    QVERIFY(write(file, authorityPem(it.real.clock.now())));
    it.stage.key(Qt::Key_Return);
    QVERIFY(it.says("목록에 넣었습니다."));
    QCOMPARE(it.real.desk->trust().anchors(), 1);
    QCOMPARE(it.admin.kind(), QStringLiteral("warn")); // no second copy, no backup
}

void AdminDeskTest::askForACertificate()
{
    auto& it = *m_it;
    it.section(Qt::Key_3);
    QVERIFY(it.fill("기관 이름", QStringLiteral("나루동")));
    QVERIFY(it.fill("신청서를 둘 폴더", m_usb.path()));
    QVERIFY(it.press("신청서 적어 두기"));
    QVERIFY(it.says("신청서를 적어 두었습니다: naru-reader-request.pem"));
    QFile request(m_usb.filePath(QStringLiteral("naru-reader-request.pem")));
    QVERIFY(request.open(QIODevice::ReadOnly));
    QVERIFY(request.readAll().startsWith("-----BEGIN CERTIFICATE REQUEST-----"));
    QVERIFY(it.fill("인증서 파일", m_usb.filePath(QStringLiteral("iaca.pem"))));
    it.stage.key(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return !it.admin.reader()->wrong().isEmpty(); }, 20'000));
    QVERIFY(!it.real.desk->reader().present);
}

void AdminDeskTest::changeSettings()
{
    auto& it = *m_it;
    it.section(Qt::Key_4);
    QVERIFY(it.fill("창구 이름", QStringLiteral("3번 창구")));
    QVERIFY(it.press("15.6인치"));
    QVERIFY(it.press("적어 두기"));
    QVERIFY(it.says("설정을 적어 두었습니다."));
    QCOMPARE(it.real.desk->settings().desk, QStringLiteral("3번 창구"));
    QVERIFY(qAbs(it.real.desk->settings().panelPitchMm - 0.180) < 0.0005);
}

void AdminDeskTest::copyEverything()
{
    auto& it = *m_it;
    it.section(Qt::Key_5);
    QVERIFY(it.fill("백업을 둘 폴더", m_usb.path()));
    it.stage.key(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return !it.admin.backup()->busy(); }, 20'000));
    QCOMPARE(it.admin.backup()->wrong(), QVariantMap());
    QVERIFY(!QDir(m_usb.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
    const auto findings = it.real.desk->examine();
    const auto backup = std::find_if(findings.begin(), findings.end(),
        [](const auto& finding) { return qstrcmp(finding.name, "doctor.backup") == 0; });
    QVERIFY(backup != findings.end());
    QCOMPARE(backup->state, desk::Finding::State::Ok);
}

void AdminDeskTest::letAClerkInWithTheNewPin()
{
    auto& it = *m_it;
    it.stage.key(Qt::Key_F12);
    it.settle();
    QCOMPARE(it.model.page(), QStringLiteral("signin"));
    QVERIFY(it.press("이한솔"));
    it.stage.type(m_newPin);
    it.stage.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(it.model.page(), QStringLiteral("counter"), 20'000); // a clerk, whatever was wished
}

NARU_TEST(AdminDeskTest)
#include "tst_admindesk.moc"
