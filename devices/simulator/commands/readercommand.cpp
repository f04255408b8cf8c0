// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/commands/commands.h"
#include "devices/simulator/commands/signals.h"
#include "devices/simulator/nfcphone.h"
#include "devices/simulator/phonecontroller.h"
#include "devices/simulator/reader/ptyreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace naru::sim {

namespace {

/// A reader with a phone on it, until it is told to end.
class ReaderStage {
public:
    ReaderStage(const QString& link, sim::Holder& holder, const NfcPhoneTerms& terms)
        : m_reader(link)
        , m_phone(holder, terms)
    {
        m_card.transceive = [this](const QByteArray& apdu) { return m_phone.transceive(apdu); };
        m_card.fieldLost = [this] { m_phone.fieldLost(); };
    }
    Pn532& chip() { return m_reader.chip(); }
    void setPace(const Pace& pace) { m_reader.setPace(pace); }

    bool plugIn()
    {
        const bool isIn = m_reader.plugIn();
        say(isIn ? "plugged in" : "cannot plug in");
        return isIn;
    }
    void turnPlug()
    {
        if (!m_reader.isPluggedIn()) {
            plugIn();
            return;
        }
        m_reader.unplug();
        say("plugged out");
    }
    void turnPhone()
    {
        const bool isOn = m_reader.chip().hasCard();
        isOn ? m_reader.takeAway() : m_reader.present(m_card);
        say(isOn ? "phone off" : "phone on");
    }

private:
    PtyReader m_reader;
    NfcPhone m_phone;
    Card m_card;
};

/// Empty: not understood.
std::optional<ChipTrouble> troubleOf(const Told& told)
{
    const QString name = told.value("reader-fault");
    const auto* const found = std::find_if(
        chipFaultNames.begin(), chipFaultNames.end(), [&](const char* one) { return name == QLatin1StringView(one); });
    bool isNumber = false, isByte = false;
    ChipTrouble trouble;
    trouble.afterCommands = told.value("after").toInt(&isNumber);
    const uint status = told.value("status").toUInt(&isByte, 16);
    if (found == chipFaultNames.end() || !isNumber || trouble.afterCommands < 0 || !isByte || status > 0xff)
        return std::nullopt;
    trouble.fault = static_cast<ChipFault>(found - chipFaultNames.begin());
    trouble.status = static_cast<quint8>(status);
    return trouble;
}

} // namespace

int readerCommand(const Told& told)
{
    const QString link = told.value("link");
    const auto document = documentIndex(told.value("document"));
    const auto fault = misbehaviourNamed(told.value("fault"));
    const auto trouble = troubleOf(told);
    bool isNumber = false;
    const int removeAt = told.value("remove-at").toInt(&isNumber);
    bool isPace = false;
    const int baud = told.value("paced").toInt(&isPace);
    if (link.isEmpty() || !document || !fault || !trouble || !isNumber || !isPace || baud < 0)
        return complain(
            QStringLiteral("--link, --document, --fault, --reader-fault, --after, --status, --remove-at or --paced"));
    const auto random = told.random();
    HolderSettings settings;
    settings.issuerSeed = told.seed;
    settings.person = *document;
    settings.misbehaviour = *fault;
    Holder holder(settings, told.clock.now(), *random);
    NfcPhoneTerms terms;
    if (told.isSet("negotiated"))
        terms.handover = NfcPhoneTerms::Handover::Negotiated;
    ReaderStage stage(link, holder, terms);
    const Signals signals([&stage](int signal) {
        if (signal == SIGUSR1)
            return stage.turnPhone();
        if (signal == SIGUSR2)
            return stage.turnPlug();
        QCoreApplication::exit(0);
    });
    stage.setPace(Pace{baud});
    stage.chip().setTrouble(*trouble);
    stage.chip().takeAwayAtExchange(removeAt);
    if (!stage.plugIn())
        return 1;
    if (!told.isSet("no-phone"))
        stage.turnPhone();
    return QCoreApplication::exec();
}

} // namespace naru::sim
