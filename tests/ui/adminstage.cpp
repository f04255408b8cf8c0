// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/adminstage.h"

#include "app/base/random.h"
#include "app/crypto/certificate.h"
#include "devices/api/faults.h"
#include "devices/api/scannerfaults.h"

#include <QCoreApplication>
#include <QQuickItem>

#include <algorithm>

namespace naru::test {

using desk::DeskFault;

namespace {

QList<desk::Finding> fullExamination()
{
    using Group = desk::Finding::Group;
    using State = desk::Finding::State;
    const QString today = QStringLiteral("2026-11-20");
    return {{Group::Devices, State::Ok, "doctor.phone_link", {QStringLiteral("nfc")}},
        {Group::Devices, State::Ok, "doctor.picture_decoder", {}},
        {Group::Devices, State::Ok, "doctor.clock", {today, QStringLiteral("11:22")}},
        {Group::Devices, State::Ok, "doctor.disk", {QStringLiteral("61.2")}},
        {Group::Lists, State::Ok, "doctor.trust_list", {QStringLiteral("3"), today, QStringLiteral("0")}},
        {Group::Lists, State::Watch, "doctor.reader_certificate",
            {QStringLiteral("나루동 행정복지센터"), QStringLiteral("2027-01-05")}},
        {Group::Keeping, State::Ok, "doctor.journal_chain", {QStringLiteral("1204")}},
        {Group::Keeping, State::Watch, "doctor.keys_beside_data", {}},
        {Group::Keeping, State::Off, "doctor.unsent", {QStringLiteral("3")}},
        {Group::Keeping, State::Off, "doctor.second_copy", {}},
        {Group::Keeping, State::Ok, "doctor.backup", {QStringLiteral("2026-11-18")}},
        {Group::Keeping, State::Ok, "doctor.print_jobs", {}}};
}

/// Three invented authorities.
identity::TrustList issuers(Instant now)
{
    SeededRandom random(3);
    identity::TrustList list;
    for (const char16_t* name : {u"나루청 모바일 신분증", u"견본도 운전면허", u"Sample State DMV"}) {
        const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        crypto::CertificatePlan plan;
        plan.country = QStringLiteral("KR");
        plan.commonName = QString::fromUtf16(name);
        plan.notBefore = now - std::chrono::days(400);
        plan.notAfter = now + std::chrono::days(2000);
        plan.keyUsage = crypto::Certificate::KeyUsage{crypto::KeyCertSign | crypto::CrlSign, true};
        plan.basicConstraints = crypto::Certificate::BasicConstraints{true, 0, true};
        list.add(crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random));
    }
    list.setDate(now);
    return list;
}

} // namespace

ManagedDesk::ManagedDesk(Instant now)
    : FakeDesk(now)
{
    findings = fullExamination();
    readerNow = {true, QStringLiteral("나루동 행정복지센터"), now + std::chrono::days(46), false};
    trustNow = issuers(now);
}

bool ManagedDesk::refused(const desk::Done& done)
{
    if (!refuses)
        return false;
    const Fault fault = *refuses;
    refuses.reset();
    done(fault);
    return true;
}

void ManagedDesk::completeSetup(const desk::Setup& setup, desk::Done done)
{
    if (refused(done))
        return;
    setupGiven = setup;
    signedInId = 1;
    FakeDesk::completeSetup(setup, done);
}

void ManagedDesk::changeSettings(const desk::Settings& settings, desk::Done done)
{
    if (!refused(done))
        FakeDesk::changeSettings(settings, done);
}

void ManagedDesk::addStaff(const QString& name, desk::Role role, const QString& pin, desk::Done done)
{
    const auto named = [&](const auto& person) { return person.name == name; };
    if (std::any_of(people.begin(), people.end(), named))
        return done(DeskFault::NameTaken);
    FakeDesk::addStaff(name, role, pin, done);
}

void ManagedDesk::disableStaff(qint64 staffId, bool disabled, desk::Done done)
{
    if (disabled && staffId == 1)
        return done(DeskFault::LastAdministrator);
    FakeDesk::disableStaff(staffId, disabled, done);
}

void ManagedDesk::resetPin(qint64 staffId, const QString& pin, desk::Done done)
{
    if (!refused(done))
        FakeDesk::resetPin(staffId, pin, done);
}

void ManagedDesk::importTrust(const QString& file, desk::Done done)
{
    if (refused(done))
        return;
    trustFile = file;
    FakeDesk::importTrust(file, done);
}

Result<QByteArray> ManagedDesk::readerRequest(const QString& organization)
{
    return QByteArray("-----BEGIN CERTIFICATE REQUEST-----\n") + organization.toUtf8().toBase64() + '\n';
}

void ManagedDesk::importReaderCertificate(const QByteArray& pem, desk::Done done)
{
    if (refused(done))
        return;
    readerPem = pem;
    done({});
}

void ManagedDesk::backUp(const QString& folder, desk::Done done)
{
    if (refused(done))
        return;
    backupFolder = folder;
    done({});
}

QString ManagedDesk::recoveryCode() const
{
    return QStringLiteral("7K2Q-9M4D-0R3T-VX1E-5N8C-H6PA-2WJG-YB4Z");
}

AdminStage::AdminStage(const QString& language, bool highContrast)
    : admin((desk.tillNow = &till, desk), &rack, &neighbours, &enrolling)
    , setup(desk)
    , carrying(desk, courier)
    , model(desk,
          {QStringLiteral("admin"),
              {QStringLiteral("counter"), QStringLiteral("admin"), QStringLiteral("setup"), QStringLiteral("courier")},
              {}})
    , languages(stage.engine())
{
    desk.settingsNow.language = language;
    desk.settingsNow.highContrast = highContrast;
    languages.use(language);
    QObject::connect(
        &desk, &desk::Desk::settingsChanged, &languages, [this] { languages.use(desk.settingsNow.language); });
    // As the real desk does.
    QObject::connect(&desk, &desk::Desk::settingsChanged, &rack, [this] {
        if (rack.used != desk.settingsNow.devices)
            rack.use(desk.settingsNow.devices);
    });
    stage.set("Theme", "reducedMotion", true);
}

const QList<device::DeviceChoice>& AdminStage::someDevices()
{
    using Kind = device::DeviceChoice::Kind;
    static const QList<device::DeviceChoice> devices{
        {Kind::NfcReader, QStringLiteral("pn532_uart:/dev/ttyUSB0"), QStringLiteral("왼쪽 리더기")},
        {Kind::NfcReader, QStringLiteral("pn532_uart:/dev/ttyUSB1"), QStringLiteral("오른쪽 리더기")},
        {Kind::Camera, {}, {}}, {Kind::Scanner, QStringLiteral("/dev/ttyACM0"), QStringLiteral("스캐너")}};
    return devices;
}

void AdminStage::fillRack()
{
    using Kind = device::DeviceChoice::Kind;
    desk.settingsNow.devices = someDevices();
    rack.offers = {{Kind::Camera, QStringLiteral("/dev/video2"), QStringLiteral("Sample 200")},
        {Kind::NfcReader, QStringLiteral("pn532_uart:/dev/ttyACM1"), QStringLiteral("USB Serial")},
        {Kind::Scanner, QStringLiteral("/dev/ttyACM1"), QStringLiteral("USB Serial")}};
    rack.use(desk.settingsNow.devices);
    rack.at(1)->put(Fault(device::DeviceFault::ReaderInUse), desk.time);
    rack.at(3)->put(Fault(device::ScannerFault::ScannerLost), desk.time);
    rack.at(3)->put({}, desk.time);
}

bool AdminStage::open()
{
    if (!desk.setupNeeded)
        desk.signIn(1, QStringLiteral("135790"), [](const Result<void>&) {});
    const auto page = [](const char* url, QObject* object) {
        return QVariantMap{{QStringLiteral("url"), QUrl(QLatin1StringView(url))},
            {QStringLiteral("model"), QVariant::fromValue<QObject*>(object)}};
    };
    const bool loaded = stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
        {{QStringLiteral("desk"), QVariant::fromValue(&model)},
            {QStringLiteral("pages"),
                QVariantMap{{QStringLiteral("admin"), page("qrc:/qt/qml/Naru/Admin/AdminPage.qml", &admin)},
                    {QStringLiteral("courier"), page("qrc:/qt/qml/Naru/Admin/CourierPage.qml", &carrying)},
                    {QStringLiteral("setup"), page("qrc:/qt/qml/Naru/Admin/FirstStart.qml", &setup)}}}});
    settle();
    return loaded;
}

void AdminStage::settle()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

bool AdminStage::section(const QString& name)
{
    static const QStringList names{QStringLiteral("staff"), QStringLiteral("trust"), QStringLiteral("reader"),
        QStringLiteral("settings"), QStringLiteral("backup"), QStringLiteral("devices"), QStringLiteral("terminals"),
        QStringLiteral("neighbours"), QStringLiteral("hub")};
    if (name == QLatin1StringView("releases")) { // no key of its own: behind the list of issuers
        const bool isKorean = desk.settingsNow.language == QLatin1StringView("ko");
        const bool pressed = section(QStringLiteral("trust"))
            && stage.press(
                isKorean ? QStringLiteral("내려받은 묶음 보기") : QStringLiteral("See what was handed down"));
        settle();
        return pressed;
    }
    const auto at = names.indexOf(name);
    if (at >= 0)
        stage.key(static_cast<Qt::Key>(Qt::Key_1 + at));
    settle();
    return name == QLatin1StringView("health") || at >= 0;
}

namespace {

QQuickItem* fieldIn(QQuickItem* item, const QString& label)
{
    if (!item->isVisible())
        return nullptr;
    if (item->inherits("QQuickTextInput") && accessibleName(item) == label)
        return item;
    const auto children = item->childItems();
    for (QQuickItem* child : children) {
        if (QQuickItem* const found = fieldIn(child, label))
            return found;
    }
    return nullptr;
}

} // namespace

QQuickItem* AdminStage::field(const QString& label) const
{
    return fieldIn(stage.page(), label);
}

bool AdminStage::into(const QString& label)
{
    QQuickItem* const item = field(label);
    if (item)
        item->forceActiveFocus(Qt::TabFocusReason);
    settle();
    return item;
}

} // namespace naru::test
