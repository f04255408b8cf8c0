// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/drivers.h"
#include "app/codec/cardnumber.h"

#include "app/crypto/hash.h"
#include "app/desk/faults.h"
#include "app/payments/applink/applinkdriver.h"
#include "app/payments/manual/manualdriver.h"
#include "app/payments/nexo/nexodriver.h"
#include "app/payments/nexoxml/nexoxmldriver.h"
#include "app/payments/records.h"
#include "app/payments/relay/relaydriver.h"

#include <QDir>

#include <algorithm>

namespace naru::desk {

namespace {

constexpr qsizetype idLettersMax = 16, nameLettersMax = 40, addressLettersMax = 256, poiLettersMax = 64;
constexpr qsizetype shopLettersMax = 40, termIdLettersMax = 16;
constexpr qsizetype rootsBytesMax = 32 * 1024, fingerprintBytes = 32;

std::function<QByteArray()> nowOf(const Clock& clock)
{
    return [&clock] { return rfc3339(clock.now()).toLatin1(); };
}

/// What the conformance suite found; nothing: it was not run.
std::optional<payments::Capabilities> foundOf(const device::TerminalSetup& setup)
{
    if (setup.abilities == 0)
        return std::nullopt;
    return payments::capabilitiesOf(setup.abilities, payments::Capabilities{}.retention);
}

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
    made.now = nowOf(parts.clock);
    made.training = parts.setup.training;
    made.found = foundOf(parts.setup);
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

payments::relay::RelayDriver::NetCancel netCancelOf(const device::TerminalSetup& setup)
{
    using enum payments::relay::RelayDriver::NetCancel;
    return setup.keyIdentifier == device::netCancelProven ? Proven : Unproven;
}

bool isText(const QString& text, qsizetype max)
{
    return !text.trimmed().isEmpty() && text.size() <= max
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

} // namespace

Result<std::unique_ptr<payments::Driver>> driverFor(const DriverParts& parts)
{
    using Made = std::unique_ptr<payments::Driver>;
    const QString& driver = parts.setup.driver;
    if (driver == QLatin1StringView("nexo"))
        return nexoDriver(parts);
    if (driver == QLatin1StringView("app-link"))
        return appLinkDriver(parts);
    if (driver == QLatin1StringView("manual"))
        return Made(std::make_unique<payments::manual::ManualDriver>(parts.centre.left(shopLettersMax)));
    if (driver == QLatin1StringView("nexo-xml"))
        return Made(std::make_unique<payments::nexoxml::NexoXmlDriver>(
            payments::nexoxml::NexoXmlDriver::Parts{saleIdOf(parts.deviceId), parts.setup.poi.toUtf8(),
                nowOf(parts.clock), parts.setup.training, foundOf(parts.setup)},
            parts.random));
    if (driver == QLatin1StringView("relay"))
        return Made(
            std::make_unique<payments::relay::RelayDriver>(payments::relay::RelayDriver::Parts{parts.setup.poi.toUtf8(),
                                                               netCancelOf(parts.setup), foundOf(parts.setup)},
                parts.random));
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
    if (!isText(setup.name, nameLettersMax) || codec::holdsCardNumber(setup.name.toUtf8()))
        return bad("name"); // of the others a number may look like one by chance
    if (!isText(setup.poi, poiLettersMax))
        return bad("poi");
    if (setup.driver == QLatin1StringView("relay")) {
        if (setup.poi.size() > termIdLettersMax || !std::all_of(setup.poi.begin(), setup.poi.end(), isIdLetter))
            return bad("poi");
        if (!QDir::isAbsolutePath(setup.address))
            return bad("address");
        if (!setup.keyIdentifier.isEmpty() && setup.keyIdentifier != device::netCancelProven)
            return bad("keyIdentifier");
    }
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
