// SPDX-License-Identifier: GPL-3.0-or-later
// Charges a second through the till, against the least that one can cost: the same exchange over TLS with the same
// simulated terminal, and two durable commits on the same disk.
#include "app/payments/nexo/dialogue.h"
#include "app/storage/database.h"
#include "tests/bench/measure.h"
#include "tests/support/tillbench.h"

using namespace naru;
using namespace naru::test;

namespace {

constexpr int charges = 40;

double tillMs(TillBench& bench, int number)
{
    const auto opened = bench.open(QStringLiteral("B-%1").arg(number), {1'000});
    if (!opened)
        qFatal("%s", opened.fault().name());
    const auto began = std::chrono::steady_clock::now();
    bench.till().payByCard(opened->charge, TillBench::terminalId, [](const Result<void>& asked) {
        if (!asked)
            qFatal("%s", asked.fault().name());
    });
    while (bench.phase(opened->charge) != desk::PayPhase::Paid)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

/// As the desk's own file: WAL, synchronous FULL.
class BareDisk {
public:
    explicit BareDisk(const QString& path)
        : m_database(*storage::Database::open(path))
    {
        if (!m_database.execute("CREATE TABLE one(id INTEGER PRIMARY KEY, body BLOB)"))
            qFatal("no table");
    }
    void commit()
    {
        if (!m_database.execute("INSERT INTO one(body) VALUES(randomblob(400))"))
            qFatal("not written");
    }

private:
    storage::Database m_database;
};

double bareMs(
    TillBench& bench, BareDisk& disk, payments::nexo::Dialogue& dialogue, device::TerminalLink& link, int number)
{
    using namespace payments::nexo;
    SystemRandom random;
    Request request;
    request.header.saleId = "BARE";
    request.header.poiId = TillBench::poi;
    request.header.serviceId = QByteArray::number(1'000'000 + number);
    PaymentRequest payment;
    payment.saleTransaction = {"bare-" + QByteArray::number(number), "2026-11-20T00:00:00Z"};
    payment.requested = Amount::won(1'000);
    request.body = payment;
    bool answered = false;
    const auto there = QObject::connect(&link, &device::TerminalLink::answered, &link,
        [&](quint64, const QByteArray& body) { answered = bool(dialogue.receive(body, Expected::answerTo(request))); });
    const auto began = std::chrono::steady_clock::now();
    disk.commit();
    link.send(dialogue.seal(request, random).envelope, std::chrono::seconds(5));
    while (!answered)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    disk.commit();
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    QObject::disconnect(there);
    Q_UNUSED(bench)
    return ms;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    TillBench bench;
    if (const auto begun = bench.begin(); !begun)
        qFatal("%s", begun.fault().name());
    BareDisk disk(bench.stage.folder.filePath(QStringLiteral("bare.db")));
    payments::nexo::Dialogue dialogue(std::make_shared<const payments::nexo::EnvelopeKey>(
        *payments::nexo::EnvelopeKey::derive(TillBench::passphrase, "desk-1", 3)));
    device::NetworkTerminals links;
    const auto link = links.linkTo(bench.setup());
    QList<double> till, bare;
    for (int i = 0; i < charges; ++i) { // by turns: what the machine does besides hits both
        till.append(tillMs(bench, i));
        bare.append(bareMs(bench, disk, dialogue, *link, i));
    }
    std::sort(till.begin(), till.end());
    std::sort(bare.begin(), bare.end());
    const double tillMedian = till.at(charges / 2), bareMedian = bare.at(charges / 2);
    std::printf("a charge through the till: %.2f ms; bare exchange and two commits: %.2f ms; ratio %.2f (goal 0.7)\n",
        tillMedian, bareMedian, bareMedian / tillMedian);
    return 0;
}
