// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/program.h"

#include "sync/hub/authority.h"

namespace naru::hub {

namespace {

/// "127.0.0.1:0", "hub.example:8443", "[::1]:0".
std::optional<Settings::Place> placeOf(const QString& text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    bool isNumber = false;
    Settings::Place place;
    place.port = colon < 1 ? quint16(0) : text.mid(colon + 1).toUShort(&isNumber);
    place.host = text.left(colon);
    if (place.host.startsWith(QLatin1Char('[')) && place.host.endsWith(QLatin1Char(']')))
        place.host = place.host.mid(1, place.host.size() - 2);
    return isNumber && !place.host.isEmpty() ? std::optional(place) : std::nullopt;
}

bool placeInto(Settings::Place& to, const QString& text)
{
    const auto place = placeOf(text);
    to = place.value_or(to);
    return place.has_value();
}

/// False: its value is wrong. Nothing: not a setting's name.
std::optional<bool> take(Settings& settings, const QString& name, const QString& value)
{
    if (name == QStringLiteral("--data"))
        return !(settings.data = value).isEmpty();
    if (name == QStringLiteral("--store"))
        return !(settings.store = value).isEmpty();
    if (name == QStringLiteral("--name"))
        return settings.names.append(value), !value.isEmpty();
    if (name == QStringLiteral("--listen"))
        return placeInto(settings.devices, value);
    if (name == QStringLiteral("--enrol-listen"))
        return placeInto(settings.enrolment, value);
    if (name == QStringLiteral("--operators-listen"))
        return placeInto(settings.operators, value);
    if (name == QStringLiteral("--front-listen"))
        return placeInto(settings.front.emplace(), value);
    if (name == QStringLiteral("--devices-url"))
        return (settings.devicesUrl = value).startsWith(QStringLiteral("https://"));
    if (name == QStringLiteral("--front-secret"))
        return !(settings.frontSecretFile = value).isEmpty();
    if (name == QStringLiteral("--certificate-hours"))
        return (settings.certificateHours = value.toInt()) > 0
            && std::chrono::hours(settings.certificateHours) <= Authority::deskLifeMax;
    if (name == QStringLiteral("--seal-to"))
        return !(settings.sealTo = value).isEmpty();
    if (name == QStringLiteral("--workers"))
        return (settings.workers = value.toInt()) > 0 && settings.workers <= 512;
    return {};
}

} // namespace

std::optional<Settings> settingsOf(QStringList& arguments)
{
    Settings settings;
    for (qsizetype i = 0; i < arguments.size();) {
        if (arguments.at(i) == QStringLiteral("--print-port")) {
            settings.printsPort = true;
            arguments.removeAt(i);
            continue;
        }
        const qsizetype equals
            = arguments.at(i).startsWith(QStringLiteral("--")) ? arguments.at(i).indexOf(QLatin1Char('=')) : -1;
        const QString name = equals < 0 ? arguments.at(i) : arguments.at(i).left(equals);
        const QString value = equals < 0 ? arguments.value(i + 1) : arguments.at(i).mid(equals + 1);
        const auto taken = take(settings, name, value);
        if (!taken) {
            ++i;
            continue;
        }
        if (!*taken)
            return {};
        arguments.remove(i, equals < 0 ? 2 : 1);
    }
    const bool isWhole = !settings.data.isEmpty() && settings.front.has_value() == !settings.frontSecretFile.isEmpty();
    return isWhole ? std::optional(settings) : std::nullopt;
}

} // namespace naru::hub
