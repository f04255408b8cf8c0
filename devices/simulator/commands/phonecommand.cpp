// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/savefile.h"
#include "devices/simulator/commands/commands.h"
#include "devices/simulator/headless.h"
#include "devices/simulator/phonecontroller.h"
#include "devices/simulator/sampleissuer.h"
#include "ui/simulator/phonewindow.h"

#include <QQmlApplicationEngine>

#include <cstdio>

namespace naru::sim {

/// Document by its place or its id. Empty: neither.
std::optional<int> documentIndex(const QString& text)
{
    bool isNumber = false;
    const int index = text.toInt(&isNumber);
    const auto found = isNumber ? index : static_cast<int>(PhoneController::documentIds().indexOf(text));
    if (found < 0 || found >= PhoneController::documentIds().size())
        return std::nullopt;
    return found;
}

namespace {

int runHeadless(const Told& told, PhoneController& phone)
{
    bool isNumber = false;
    const int wait = told.value("wait").toInt(&isNumber);
    const bool agrees = told.isSet("agree");
    if (!isNumber || wait <= 0 || agrees == told.isSet("refuse"))
        return complain(QStringLiteral("--headless needs --agree or --refuse, and --wait a number of seconds"));
    HeadlessPhone person(phone, agrees ? HeadlessPhone::Answer::Agree : HeadlessPhone::Answer::Refuse,
        told.parser.values(QStringLiteral("withhold")), std::chrono::seconds(wait));
    return person.run();
}

int runWindow(const Told& told, PhoneController& phone)
{
    const QString language = told.value("language");
    QQmlApplicationEngine engine;
    if (told.isSet("shot"))
        return ui::simulator::shootPhoneWindow(engine, phone, told.value("shot"), language) ? 0 : 1;
    return ui::simulator::openPhoneWindow(engine, phone, language) ? QCoreApplication::exec() : 1;
}

} // namespace

int phoneCommand(const Told& told)
{
    PhoneController::Options options;
    options.linkPath = told.value("link");
    options.seed = told.seed;
    const auto document = documentIndex(told.value("document"));
    const auto fault = misbehaviourNamed(told.value("fault"));
    bool isNumber = false;
    options.dropAtByte = told.value("drop-at").toInt(&isNumber);
    if (options.linkPath.isEmpty() || !document || !fault || !isNumber || options.dropAtByte < 0)
        return complain(QStringLiteral("--link, --document, --fault or --drop-at"));
    options.document = *document;
    options.fault = *fault;
    const auto random = told.random();
    PhoneController phone(options, told.clock, *random);
    return told.isSet("headless") ? runHeadless(told, phone) : runWindow(told, phone);
}

int trustCommand(const Told& told)
{
    const QByteArray pem = sampleTrustPem(told.clock.now(), told.seed);
    if (!told.isSet("out")) {
        std::fwrite(pem.constData(), 1, static_cast<std::size_t>(pem.size()), stdout);
        return 0;
    }
    QSaveFile file(told.value("out"));
    if (file.open(QIODevice::WriteOnly) && file.write(pem) == pem.size() && commitWhole(file))
        return 0;
    return complain(file.errorString());
}

} // namespace naru::sim
