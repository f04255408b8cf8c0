// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk's settings may be, and who changes them.
#include "app/desk/settings.h"

#include "app/codec/cardnumber.h"
#include "app/desk/deskimpl.h"

#include <QSet>

#include <algorithm>

namespace naru::desk {

namespace {

bool isDevice(const device::DeviceChoice& choice)
{
    using Kind = device::DeviceChoice::Kind;
    const auto isPlain = [](const QString& text) {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
    };
    const bool mayBeFirst = choice.kind == Kind::Bluetooth || choice.kind == Kind::Camera;
    if (choice.kind == Kind::Printer && !device::printerSetupOf(choice.address))
        return false;
    return choice.kind <= Kind::Printer && choice.address.size() <= device::DeviceChoice::addressLettersMax
        && choice.name.size() <= device::DeviceChoice::nameLettersMax && isPlain(choice.address) && isPlain(choice.name)
        && (mayBeFirst || !choice.address.trimmed().isEmpty());
}

bool areDevices(const QList<device::DeviceChoice>& choices)
{
    QSet<std::pair<int, QString>> seen;
    for (const device::DeviceChoice& choice : choices) {
        const auto key = std::pair(static_cast<int>(choice.kind), choice.address);
        if (!isDevice(choice) || seen.contains(key))
            return false;
        seen.insert(key);
    }
    return choices.size() <= devicesMax;
}

} // namespace

Result<void> checkSettings(const Settings& settings)
{
    const auto isName = [](const QString& name) {
        return !name.trimmed().isEmpty() && name.size() <= nameLettersMax && !codec::holdsCardNumber(name.toUtf8());
    };
    const bool languageKnown = settings.language == QStringLiteral("ko") || settings.language == QStringLiteral("en");
    constexpr double pitchMin = 0.05, pitchMax = 1.0; // mm per pixel: a phone's panel, a wall
    if (!isName(settings.centre) || !isName(settings.desk) || !languageKnown || settings.panelPitchMm < pitchMin
        || settings.panelPitchMm > pitchMax || settings.secondCopyFolder.size() > pathLettersMax
        || !areDevices(settings.devices))
        return DeskFault::BadSettings;
    return {};
}

const Settings& DeskImpl::settings() const
{
    static const Settings defaults;
    return m_snapshot.settings ? *m_snapshot.settings : defaults;
}

void DeskImpl::changeSettings(const Settings& changed, Done done)
{
    Settings open = settings(); // what anyone may change
    open.language = changed.language;
    open.highContrast = changed.highContrast;
    if (open != changed) {
        if (const auto may = mayAdminister(); !may)
            return done(may);
    }
    if (const auto good = checkSettings(changed); !good)
        return done(good);
    recordAll({entryOf(SettingsChange{changed, m_signedIn})}, done);
}

} // namespace naru::desk
