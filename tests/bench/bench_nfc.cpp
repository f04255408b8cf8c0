// SPDX-License-Identifier: GPL-3.0-or-later
// What naru's own software takes of an NFC transfer: a request of 200 bytes and an answer of 4,096 over a
// pseudo-terminal that is not slowed down, through naru-nfcd and libnfc. The same visit without reader and process
// beside it.
#include "app/codec/tlv.h"
#include "tests/support/phonelink.h"
#include "tests/support/ptybench.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace naru;
using device::ApduLink;
using device::CardStep;
using device::DataTransfer;

namespace {
constexpr int roundsUsual = 300, roundsPaced = 15, baud = 115'200;
constexpr qsizetype requestBytes = 200, answerBytes = 4096;

/// A card that is an mdoc application with one answer.
class AnsweringCard {
public:
    QByteArray transceive(const QByteArray& apdu)
    {
        constexpr char envelope = '\xc3', getResponse = '\xc0';
        if (apdu[1] == envelope)
            m_left = codec::berTlv(0x53, QByteArray(answerBytes, 'a'));
        if (apdu[1] != envelope && apdu[1] != getResponse)
            return QByteArray::fromHex("9000");
        const qsizetype le = static_cast<quint8>(apdu.back()) ? static_cast<quint8>(apdu.back()) : 256;
        const QByteArray piece = m_left.left(le);
        m_left.remove(0, piece.size());
        return m_left.isEmpty() ? piece + QByteArray::fromHex("9000")
                                : piece + '\x61' + static_cast<char>(std::min<qsizetype>(m_left.size(), 255));
    }

private:
    QByteArray m_left;
};

/// Milliseconds of each transfer over a link on which a card lies.
QList<double> measure(ApduLink& link, int rounds)
{
    QList<double> times;
    DataTransfer transfer(link.limits(), {255, 256});
    QElapsedTimer time;
    bool isOver = false;
    const auto follow = [&](const Result<CardStep>& step) {
        if (!step)
            qFatal("%s", step.fault().name());
        if (step->kind == CardStep::Kind::Send)
            return link.transceive(step->apdu, step->time);
        if (!transfer.message().isEmpty())
            times.append(static_cast<double>(time.nsecsElapsed()) / 1e6);
        isOver = times.size() == rounds;
        time.start();
        if (!isOver)
            link.transceive(transfer.send(QByteArray(requestBytes, 'r')).apdu, DataTransfer::messageAnswerMax);
    };
    const QObject here; // what is connected ends with it
    QObject::connect(&link, &ApduLink::arrived, &here, [&] { follow(transfer.begin()); });
    QObject::connect(&link, &ApduLink::answered, &here,
        [&](const QByteArray& bytes) { follow(transfer.answered(*device::ResponseApdu::read(bytes))); });
    link.listen();
    if (!test::waitFor([&] { return isOver; }, 60'000))
        qFatal("no card");
    std::sort(times.begin(), times.end());
    return times;
}

void print(const char* what, const QList<double>& times)
{
    std::printf("%-44s p50 %7.3f ms   p99 %7.3f ms\n", what, times[times.size() / 2], times[times.size() * 99 / 100]);
}
} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    AnsweringCard card;
    test::PhoneLink direct(device::ApduLimits{});
    direct.present({[&](const QByteArray& apdu) { return card.transceive(apdu); }, [] {}});
    print("200 B asked, 4,096 B answered: no reader", measure(direct, roundsUsual));

    test::PtyBench bench;
    if (!bench.start())
        qFatal("no reader");
    sim::Card onReader;
    onReader.transceive = [&](const QByteArray& apdu) { return card.transceive(apdu); };
    bench.pty.present(onReader);
    print("the same through naru-nfcd, libnfc and a pty", measure(*bench.reader, roundsUsual));
    std::puts("goal: under 10 ms");

    bench.pty.setPace(sim::Pace{baud});
    const auto before = bench.pty.pacedTime();
    QElapsedTimer time;
    time.start();
    measure(*bench.reader, roundsPaced);
    const double total = static_cast<double>(time.nsecsElapsed()) / 1e6;
    const double wire = static_cast<double>((bench.pty.pacedTime() - before).count()) / 1e3;
    std::printf("%-44s     %7.1f ms   of which wire and air %7.1f ms   ratio %.3f\n",
        "the same at 115,200 baud, 106 kbit/s, each", total / roundsPaced, wire / roundsPaced, total / wire);
    std::puts("goal: at most 1.1");
    return 0;
}
