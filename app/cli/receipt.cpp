// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/codec/text.h"
#include "app/payments/receiptplace.h"
#include "sync/agent/keepsakes.h"
#include "sync/agent/membership.h"

#include <QFile>

namespace naru::cli {

namespace {

using payments::EReceipt;
using payments::JudgedReceipt;
using Seal = JudgedReceipt::Seal;

constexpr const char* sealWords[]{"ours", "unknown", "altered"};
/// A file may hold, on a line below the receipt's text, the hub's proof: this and base64 of wire::Proof.
constexpr QByteArrayView proofPrefix("NARU-P1:");
constexpr qsizetype fileBytesMax = payments::eReceiptLettersMax + 2 * wire::proofBytesMax;

/// What the hub's word adds to what the seal says, from what this desk keeps of it and from the file.
struct HubWord {
    enum class Proof { None, Included, Bad, UnknownHub } proof = Proof::None;
    std::optional<wire::Checkpoint> checkpoint; ///< Included
    std::optional<wire::LostKey> lost; ///< the key is on the list, and no proof shows that this was signed before
    std::optional<Instant> listMade;   ///< of the list of lost desks that was asked; none: this desk has none
};
constexpr const char* proofWords[]{"none", "included", "bad", "unknown_hub"};

/// What this desk keeps for that very entry, of the hub it belongs to; another desk's receipt of the same place has
/// none.
std::optional<QByteArray> proofHere(
    const QString& folder, const payments::ReceiptPlace& place, const agent::Membership& hub)
{
    auto bytes = agent::keptProof(folder, place.epoch, place.seq);
    const auto proof = bytes ? wire::proofOf(*bytes) : Result<wire::Proof>(wire::WireFault::BadProof);
    const bool isOfThis = proof && proof->entry == journal::Head{place.epoch, place.seq, place.hash}
        && wire::checkProof(*proof, wire::originOf(hub.authority.fingerprint()), hub.hubKey);
    return isOfThis ? bytes : std::nullopt;
}

HubWord wordOf(
    const JudgedReceipt& judged, const QByteArray& text, std::optional<QByteArray> proof, const QString& folder)
{
    HubWord word;
    const auto read = agent::readMembership(folder);
    const auto place = payments::placeIn(text);
    if (!read || !*read) {
        word.proof = proof ? HubWord::Proof::UnknownHub : HubWord::Proof::None;
        return word;
    }
    const agent::Membership& hub = **read;
    if (!proof && place)
        proof = proofHere(folder, *place, hub);
    QByteArray provenDevice;
    if (proof && judged.seal == Seal::Ours) { // an entry's proof says nothing of a text that nobody signed
        const auto parsed = wire::proofOf(*proof);
        const auto held = parsed ? wire::checkProof(*parsed, wire::originOf(hub.authority.fingerprint()), hub.hubKey)
                                 : Result<wire::Checkpoint>(parsed.fault());
        const bool isOfThis = held && place && parsed->entry == journal::Head{place->epoch, place->seq, place->hash};
        word.proof = isOfThis ? HubWord::Proof::Included : HubWord::Proof::Bad;
        if (isOfThis) {
            word.checkpoint = *held;
            provenDevice = parsed->device;
        }
    }
    const auto list = agent::keptLost(folder, hub);
    if (!list || !judged.says || judged.seal == Seal::Altered)
        return word;
    word.listMade = list->made;
    for (const wire::LostKey& key : list->keys) {
        if (key.keyId != judged.says->key)
            continue;
        const journal::Head& last = key.lastGood;
        const bool isBefore = place && std::pair(place->epoch, place->seq) <= std::pair(last.epoch, last.seq);
        // A place that no proof of that very desk shows is the signer's own word, and the signer may be a thief.
        if (!provenDevice.isEmpty() && provenDevice != key.device) {
            word.proof = HubWord::Proof::Bad;
            word.checkpoint.reset();
        }
        if (!isBefore || word.proof != HubWord::Proof::Included)
            word.lost = key;
    }
    return word;
}

/// The receipt's own line, and the proof below it.
std::pair<QByteArray, std::optional<QByteArray>> partsOf(const QByteArray& text)
{
    QByteArray receipt;
    std::optional<QByteArray> proof;
    for (const QByteArray& line : text.split('\n')) {
        if (!line.trimmed().startsWith(proofPrefix)) {
            receipt += line + '\n';
            continue;
        }
        const auto bytes = codec::fromBase64(QByteArrayView(line).trimmed().sliced(proofPrefix.size()));
        proof = bytes ? *bytes : QByteArray(); // what cannot be read proves nothing
    }
    return {receipt.trimmed(), proof};
}

constexpr const char* kindWords[]{"receipt", "given_back", "slip", "notice"};

/// The text itself, or the file it stands in; "-" is standard input.
Result<QByteArray> textOf(const QString& argument)
{
    if (payments::looksLikeEReceipt(argument.toUtf8()))
        return argument.toUtf8();
    QFile file(argument);
    const bool opened
        = argument == QStringLiteral("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Fault(storage::StorageFault::CannotOpen, argument);
    return file.read(fileBytesMax + 1);
}

/// The desks this data folder knows; without one nobody is known.
Result<QList<payments::DeskKey>> knownDesks(const Invocation& invocation)
{
    CommandDesk command;
    const auto opened = command.open(folderOf(invocation), desk::Desk::Access::ReadOnly);
    if (opened)
        return command.desk->knownDesks();
    if (invocation.dataFolder.isEmpty() && opened.fault().is(storage::StorageFault::CannotOpen))
        return QList<payments::DeskKey>();
    return opened.fault();
}

QJsonObject jsonOf(const JudgedReceipt& judged, const HubWord& word)
{
    QJsonObject object{{QStringLiteral("seal"), QLatin1StringView(word.lost ? "lost" : sealWords[int(judged.seal)])}};
    if (judged.seal == Seal::Altered || !judged.says)
        return object; // what a forger wrote is nobody's business
    object.insert(QStringLiteral("proof"), QLatin1StringView(proofWords[int(word.proof)]));
    if (word.checkpoint)
        object.insert(QStringLiteral("checkpoint"),
            QJsonObject{{QStringLiteral("size"), static_cast<qint64>(word.checkpoint->size)},
                {QStringLiteral("time"),
                    word.checkpoint->time ? QJsonValue(rfc3339(*word.checkpoint->time)) : QJsonValue()}});
    object.insert(QStringLiteral("lost_list"), word.listMade ? QJsonValue(rfc3339(*word.listMade)) : QJsonValue());
    if (word.lost)
        object.insert(QStringLiteral("lost"),
            QJsonObject{{QStringLiteral("since"), rfc3339(word.lost->lost)},
                {QStringLiteral("epoch"), qint64(word.lost->lastGood.epoch)},
                {QStringLiteral("seq"), static_cast<qint64>(word.lost->lastGood.seq)}});
    const EReceipt& says = *judged.says;
    object.insert(QStringLiteral("kind"), QLatin1StringView(kindWords[int(says.kind) - 1]));
    object.insert(QStringLiteral("number"), says.number);
    object.insert(QStringLiteral("made"), rfc3339(says.made));
    object.insert(QStringLiteral("amount"), says.amount.value);
    object.insert(QStringLiteral("approval_end"), says.approvalEnd);
    object.insert(QStringLiteral("training"), says.training);
    object.insert(QStringLiteral("demo"), says.demo);
    object.insert(QStringLiteral("id"), QLatin1StringView(says.id.toHex()));
    object.insert(QStringLiteral("key"), QLatin1StringView(says.key.toHex()));
    if (judged.desk) {
        object.insert(QStringLiteral("centre"), judged.desk->centre);
        object.insert(QStringLiteral("desk"), judged.desk->desk);
    }
    return object;
}

void say(const char* name)
{
    const auto said = words::wordsOf(QLatin1StringView(name), systemLanguage());
    print((said.sentence + u' ' + said.whatToDo).trimmed());
}

void tellReceipt(const JudgedReceipt& judged, const HubWord& word)
{
    say(word.lost ? "seal.lost" : payments::sealNames[std::size_t(judged.seal)]);
    if (word.proof == HubWord::Proof::Bad || word.proof == HubWord::Proof::UnknownHub)
        say(word.proof == HubWord::Proof::Bad ? "receiptproof.bad" : "receiptproof.unknown_hub");
    if (word.checkpoint) {
        say("receiptproof.included");
        print(QStringLiteral("#%1").arg(word.checkpoint->size)
            + (word.checkpoint->time ? u' ' + koreanDate(*word.checkpoint->time).toString(Qt::ISODate) : QString()));
    }
    if (judged.seal == Seal::Altered || !judged.says)
        return;
    const EReceipt& says = *judged.says;
    print(QStringLiteral("%1  %2  %3 %4  %5원")
              .arg(says.number, QLatin1StringView(kindWords[int(says.kind) - 1]),
                  koreanDate(says.made).toString(Qt::ISODate), koreanTime(says.made))
              .arg(says.amount.value));
    if (judged.desk)
        print(judged.desk->centre + u' ' + judged.desk->desk);
}

/// The text with the proof that this desk keeps of it below: a file that a citizen may take along.
int attach(const QByteArray& code, const QString& folder)
{
    const auto place = payments::placeIn(code);
    const auto read = agent::readMembership(folder);
    const auto proof = place && read && *read ? proofHere(folder, *place, **read) : std::nullopt;
    print(QString::fromLatin1(code));
    if (!proof)
        return Undecided;
    print(QLatin1StringView(proofPrefix) + QString::fromLatin1(proof->toBase64()));
    return Done;
}

} // namespace

int receipt(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Says whether the code on a receipt is genuine: signed by this desk or by one whose key was "
        "imported (exit 0), altered or of a lost desk (1), or signed by a desk nobody here knows "
        "(3); and whether the hub's record has it, by the proof that lies in FILE or here. attach prints "
        "the code with that proof below it (3: there is none yet)."));
    parser.addPositionalArgument(QStringLiteral("what"),
        QStringLiteral("verify or attach, then FILE, TEXT (NARU-R1:…), or - for standard input"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object."));
    parser.addOption(json);
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const bool isAttach = words.value(0) == QStringLiteral("attach");
    if (words.size() != 2 || (words.first() != QStringLiteral("verify") && !isAttach))
        return complain(QStringLiteral("receipt verify FILE|TEXT, or receipt attach FILE|TEXT"));
    const auto text = textOf(words.last());
    if (!text)
        return sayFault(text.fault());
    const auto [code, proof] = partsOf(*text);
    if (isAttach)
        return attach(code, folderOf(invocation));
    const auto known = knownDesks(invocation);
    if (!known)
        return sayFault(known.fault());
    const JudgedReceipt judged = payments::judgeEReceipt(code, *known);
    const HubWord word = wordOf(judged, code, proof, folderOf(invocation));
    if (parser.isSet(json))
        printJson(jsonOf(judged, word));
    else
        tellReceipt(judged, word);
    constexpr Exit exits[]{Done, Undecided, Refused};
    return word.lost ? Refused : exits[int(judged.seal)];
}

} // namespace naru::cli
