// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/bluez/bluezstage.h"
#include "devices/simulator/commands/commands.h"
#include "devices/simulator/commands/signals.h"
#include "devices/simulator/phonecontroller.h"
#include "devices/simulator/relay/relayagent.h"
#include "devices/simulator/scanner/simulatedscanner.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace naru::sim {

namespace {

std::optional<BlePhoneTerms::Offer> offerOf(const QString& who)
{
    using Offer = BlePhoneTerms::Offer;
    const QList<std::pair<QLatin1StringView, Offer>> offers{{QLatin1StringView("phone"), Offer::PhoneServes},
        {QLatin1StringView("desk"), Offer::DeskServes}, {QLatin1StringView("both"), Offer::Both}};
    for (const auto& [name, offer] : offers) {
        if (name == who)
            return offer;
    }
    return std::nullopt;
}

} // namespace

int bluezCommand(const Told& told)
{
    const auto document = documentIndex(told.value("document"));
    const auto fault = misbehaviourNamed(told.value("fault"));
    const auto offer = offerOf(told.value("offers"));
    const int mtu = told.value("mtu").toInt();
    if (!told.isSet("bus") || !document || !fault || !offer || mtu < 23 || mtu > 517)
        return complain(QStringLiteral("--bus, --document, --fault, --offers or --mtu"));
    const auto random = told.random();
    Holder holder({told.seed, *document, *fault}, told.clock.now(), *random);
    const BlePhoneTerms terms{*offer, !told.isSet("refuse"), false};
    std::optional<BluezStage> stage;
    const Signals signals([&stage](int signal) { // before the bus has a thread, which would be hit by them
        signal == SIGUSR1 ? stage->turnAdapter() : QCoreApplication::exit(0);
    });
    stage.emplace(told.value("bus"), holder, BluezStage::Terms{terms, mtu}, *random,
        [](const QByteArray& line) { say(line.constData()); });
    return stage->start() ? QCoreApplication::exec() : complain(QStringLiteral("no bus there, or it has a BlueZ"));
}

/// Ends with its input.
int relayCommand(const Told& told)
{
    const QString fault = told.value("fault");
    const int code = relayCommand(fault == QLatin1StringView("none") ? QStringLiteral("approves") : fault);
    return code == 0 ? 0 : complain(QStringLiteral("--fault"));
}

/// Ends with its input.
int scannerCommand(const Told& told)
{
    SimulatedScanner scanner(told.value("link"));
    if (const auto plugged = scanner.plugIn(); !plugged)
        return complain(plugged.fault().detail());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    std::printf("plugged in\n");
    std::fflush(stdout);
    int failed = 0;
    while (!input.atEnd())
        failed += !scanner.send(input.readLine().trimmed() + '\r');
    return failed ? 1 : 0;
}

} // namespace naru::sim
