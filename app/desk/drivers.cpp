// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/drivers.h"

#include "app/crypto/hash.h"
#include "app/desk/faults.h"
#include "app/payments/applink/applinkdriver.h"
#include "app/payments/manual/manualdriver.h"
#include "app/payments/nexo/nexodriver.h"
#include "app/payments/records.h"

#include <algorithm>

namespace naru::desk {

namespace {

constexpr qsizetype idLettersMax = 16, nameLettersMax = 40, addressLettersMax = 256, poiLettersMax = 64;
constexpr qsizetype shopLettersMax = 40;
constexpr qsizetype rootsBytesMax = 32 * 1024, fingerprintBytes = 32;

Result<std::unique_ptr<payments::Driver>> nexoDriver(const DriverParts& parts)
{
    const auto passphrase = parts.keys.load(passphraseName(parts.setup.id));
    if (!passphrase)
        return Fault(DeskFault::BadTerminal, QStringLiteral("passphrase"));
    auto key = payments::nexo::EnvelopeKey::derive(
        passphrase->view(), parts.setup.keyIdentifier.toUtf8(), parts.setup.keyVersion);
    if (!key)
        return key.fault();
    payments::nexo::NexoDriver::Parts made;
    made.saleId = saleIdOf(parts.deviceId);
    made.poiId = parts.setup.poi.toUtf8();
    made.key = std::make_shared<const payments::nexo::EnvelopeKey>(*std::move(key));
    made.now = [&clock = parts.clock] { return rfc3339(clock.now()).toLatin1(); };
    made.training = parts.setup.training;
    if (parts.setup.abilities != 0)
        made.found = payments::capabilitiesOf(parts.setup.abilities, payments::Capabilities{}.retention);
    return std::unique_ptr<payments::Driver>(
        std::make_unique<payments::nexo::NexoDriver>(std::move(made), parts.random));
}

/// The phone's payments app: what the nexo driver says, in a link that the phone reads off this desk's screen.
Result<std::unique_ptr<payments::Driver>> appLinkDriver(const DriverParts& parts)
{
    auto sealed = nexoDriver(parts);
    if (!sealed)
        return sealed;
    payments::applink::AppLinkDriver::Parts made;
    made.sealed = *std::move(sealed);
    made.base = parts.setup.address.toLatin1();
    made.returnUrl = [link = parts.link](const QByteArray& serviceId) {
        const QByteArray door = link ? link->returnAddress() : QByteArray();
        return door.isEmpty() ? door : door + '/' + serviceId;
    };
    return std::unique_ptr<payments::Driver>(std::make_unique<payments::applink::AppLinkDriver>(std::move(made)));
}

bool isText(const QString& text, qsizetype max)
{
    return !text.trimmed().isEmpty() && text.size() <= max
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

} // namespace

Result<std::unique_ptr<payments::Driver>> driverFor(const DriverParts& parts)
{
    if (parts.setup.driver == QLatin1StringView("nexo"))
        return nexoDriver(parts);
    if (parts.setup.driver == QLatin1StringView("app-link"))
        return appLinkDriver(parts);
    if (parts.setup.driver == QLatin1StringView("manual"))
        return std::unique_ptr<payments::Driver>(
            std::make_unique<payments::manual::ManualDriver>(parts.centre.left(shopLettersMax)));
    return Fault(DeskFault::BadTerminal, QStringLiteral("driver"));
}

QString passphraseName(const QString& terminalId)
{
    return QStringLiteral("terminal.") + terminalId;
}

Result<void> checkTerminal(const device::TerminalSetup& setup)
{
    const auto bad = [](const char* what) { return Fault(DeskFault::BadTerminal, QLatin1StringView(what)); };
    const auto isIdLetter = [](QChar c) { return c.isDigit() || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    if (setup.id.isEmpty() || setup.id.size() > idLettersMax
        || !std::all_of(setup.id.begin(), setup.id.end(), isIdLetter))
        return bad("id");
    if (!isText(setup.name, nameLettersMax))
        return bad("name");
    if (!isText(setup.poi, poiLettersMax))
        return bad("poi");
    if (!setup.address.isEmpty() && !isText(setup.address, addressLettersMax))
        return bad("address");
    if (setup.roots.size() > rootsBytesMax)
        return bad("roots");
    if (!setup.fingerprint.isEmpty() && setup.fingerprint.size() != fingerprintBytes)
        return bad("fingerprint");
    return {};
}

QString serviceCode(const QByteArray& deviceId)
{
    constexpr int codes = 36 * 36 - 1; // all but ZZ, which questions bear
    const QByteArray digest = crypto::sha256(deviceId);
    const int number = ((quint8(digest.at(0)) << 8) | quint8(digest.at(1))) % codes;
    return QString::number(number, 36).toUpper().rightJustified(2, u'0');
}

QByteArray saleIdOf(const QByteArray& deviceId)
{
    constexpr qsizetype digestBytes = 5;
    return "NARU-" + crypto::sha256(deviceId).first(digestBytes).toHex().toUpper();
}

} // namespace naru::desk
