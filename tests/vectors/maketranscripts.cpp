// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the transcripts anew: `make_transcripts tests/vectors/transcripts`. What is expected of each comes from its
// description, never from what the desk says: a visit that ends otherwise is not written. The phone's signatures are
// drawn afresh, so its bytes differ from run to run; the desk's own come from its seed.
#include "tests/support/phonelink.h"
#include "tests/support/tapdesk.h"
#include "tests/support/transcript.h"
#include "tests/support/wait.h"
#include "tests/vectors/gattscenes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace naru;
using sim::Misbehaviour;
using test::Transcript;

namespace {
constexpr int waitMs = 10'000;
const QString at = QStringLiteral("2026-11-20T02:22:00Z");

struct Scene {
    QString name, about;
    QStringList endings{QStringLiteral("accept")}; ///< of one tap after the other, as far as anything is said of it
    sim::NfcPhoneTerms terms{};
    device::ApduLimits limits{};
    Misbehaviour misbehaviour = Misbehaviour::None;
    int goneAtApdu = -1;                                                          ///< of the first tap
    std::function<QByteArray(const QByteArray&, const QByteArray&)> distort = {}; ///< command, answer -> answer
};

sim::NfcPhoneTerms phone(sim::NfcPhoneTerms::Handover handover, qsizetype bytes)
{
    sim::NfcPhoneTerms terms;
    terms.handover = handover;
    terms.commandBytesMax = bytes;
    terms.responseBytesMax = bytes + 1;
    return terms;
}
sim::NfcPhoneTerms onTag(qsizetype bytes)
{
    return phone(sim::NfcPhoneTerms::Handover::Static, bytes);
}
sim::NfcPhoneTerms byTnep(qsizetype bytes)
{
    return phone(sim::NfcPhoneTerms::Handover::Negotiated, bytes);
}

template <typename Change>
sim::NfcPhoneTerms with(sim::NfcPhoneTerms terms, Change change)
{
    change(terms);
    return terms;
}

QString said(const char* text)
{
    return QString::fromLatin1(text);
}

QList<Scene> lengths()
{
    QList<Scene> scenes;
    const auto add
        = [&](const char* name, const char* about, const sim::NfcPhoneTerms& terms, device::ApduLimits limits) {
              scenes.append({said(name), said(about), {said("accept")}, terms, limits});
          };
    const device::ApduLimits longest{65'535, 65'536};
    add("static-240", "Static handover, every APDU as short as the smallest reader takes", onTag(255), {});
    add("static-256", "Static handover, the largest short APDUs", onTag(255), {255, 256});
    add("static-2048", "Static handover, extended lengths of 2,048", onTag(2'048), {2'048, 2'049});
    add("static-65535", "Static handover, the whole message in one APDU", onTag(65'535), longest);
    add("static-reader-longer", "An extended reader, a phone of short APDUs", onTag(255), longest);
    add("static-phone-longer", "A phone of extended lengths, a short reader", onTag(65'535), {});
    add("negotiated-240", "Negotiated handover over TNEP, short APDUs", byTnep(255), {});
    add("negotiated-65535", "Negotiated handover over TNEP, extended lengths", byTnep(65'535), longest);
    add("negotiated-not-ready", "Each TNEP answer is ready only at the fourth read",
        with(byTnep(255), [](auto& terms) { terms.notReady = 3; }), {});
    add("tag-of-small-pieces", "A tag that is read and written 15 bytes at a time",
        with(byTnep(255), [](auto& terms) { terms.readBytesMax = terms.writeBytesMax = 15; }), {});
    return scenes;
}

QList<Scene> phones()
{
    const auto behaving = [](const char* name, const char* about, const char* ending, Misbehaviour misbehaviour) {
        return Scene{said(name), said(about), {said(ending)}, onTag(255), {}, misbehaviour};
    };
    return {behaving("mac", "The phone proves itself by a MAC", "accept", Misbehaviour::Mac),
        behaving("expired", "Its validity ended last week", "reject", Misbehaviour::Expired),
        behaving("forged", "The name was changed after the issuer signed it", "reject", Misbehaviour::Forged),
        behaving("unknown-issuer", "Issued by nobody this desk knows", "reject", Misbehaviour::UnknownIssuer),
        behaving("cloned-key", "A copied credential on another phone", "reject", Misbehaviour::ClonedKey),
        behaving("replayed", "An answer given in another session", "reject", Misbehaviour::Replay),
        behaving("locked", "A locked phone shows no tag", "device.phone_locked", Misbehaviour::Locked),
        behaving("refused", "The holder shows nothing", "identity.session_ended", Misbehaviour::Refuse),
        behaving("silence", "The application answers with no message", "device.phone_silent", Misbehaviour::Silence),
        {said("bluetooth-alone"), said("The phone hands over by Bluetooth alone"), {said("device.no_common_carrier")},
            with(onTag(255), [](auto& terms) { terms.offersNfc = false; })}};
}

QList<Scene> losses()
{
    const QString gone = said("device.phone_gone"), accept = said("accept");
    QList<Scene> scenes{
        {said("lost-while-engaging"), said("The field is lost before the phone has engaged; the next tap ends well"),
            {accept}, onTag(255), {}, Misbehaviour::None, 3},
        {said("lost-at-the-application"), said("The field is lost at the application; the next tap ends well"),
            {gone, accept}, onTag(255), {}, Misbehaviour::None, 7},
        {said("lost-amid-the-answer"), said("The field is lost amid the answer; the next tap ends well"),
            {gone, accept}, onTag(255), {}, Misbehaviour::None, 12},
        {said("lost-amid-negotiation"), said("The field is lost amid TNEP; the next tap ends well"), {accept},
            byTnep(255), {}, Misbehaviour::None, 8}};
    const auto distorted = [&](const char* name, const char* about, quint8 instruction, const char* answer) {
        scenes.append({said(name), said(about), {said("device.phone_talks_nonsense")}, onTag(255), {},
            Misbehaviour::None, -1, [=](const QByteArray& command, const QByteArray& honest) {
                return static_cast<quint8>(command[1]) == instruction ? QByteArray::fromHex(answer) : honest;
            }});
    };
    distorted("piece-refused", "The first ENVELOPE is answered with an error", 0xc3, "6a80");
    distorted("empty-piece", "GET RESPONSE brings nothing and promises more", 0xc0, "61ff");
    distorted("wrong-object", "The answer is no DO'53'", 0xc3, "54010a9000");
    distorted("no-status-word", "The answer has no status word", 0xc3, "90");
    distorted("container-of-lies", "The capability container says that it is empty", 0xb0, "00009000");
    return scenes;
}

/// How a visit went, each time anything was said of it.
QStringList endingsOf(test::TapDesk& desk, int wanted, const std::function<void()>& again)
{
    QStringList endings;
    while (endings.size() < wanted && test::waitFor([&] { return desk.isOver(); }, waitMs)) {
        endings.append(desk.verdict ? said(desk.accepted() ? "accept" : "reject") : said(desk.fault->name()));
        test::waitFor([] { return false; }, 30); // the goodbye
        if (endings.size() < wanted) {
            desk.begin();
            again();
        }
    }
    return endings;
}

bool make(const Scene& scene, quint64 seed, const QDir& folder)
{
    const Instant now = *parseRfc3339(at);
    sim::HolderSettings settings;
    settings.misbehaviour = scene.misbehaviour;
    test::TapPhone visitor(scene.terms, now, settings, seed);
    const QByteArray root = sim::SampleIssuer::make(1, now).rootDer();
    test::PhoneLink reader(scene.limits);
    reader.goneAtApdu = scene.goneAtApdu;
    test::RecordingLink recorder(reader);
    test::TapDesk desk(recorder, root, now, seed);
    const auto hold = [&] {
        reader.present({[&](const QByteArray& apdu) {
                            const QByteArray honest = visitor.nfc.transceive(apdu);
                            return scene.distort ? scene.distort(apdu, honest) : honest;
                        },
            [&] { visitor.nfc.fieldLost(); }});
    };
    desk.begin();
    hold();
    if (scene.goneAtApdu >= 0 && scene.endings.size() == 1) { // nothing is said of it: the phone is held once more
        test::waitFor([&] { return reader.goneAtApdu < 0; }, waitMs);
        test::waitFor([] { return false; }, 30);
        hold();
    }
    const QStringList endings = endingsOf(desk, static_cast<int>(scene.endings.size()), hold);
    desk.endpoint.stop();
    if (endings != scene.endings) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(scene.name), qPrintable(endings.join(u' ')));
        return false;
    }
    const Transcript transcript{scene.about, at, scene.limits, seed, root, recorder.events};
    const QJsonObject expected{{said("endings"), QJsonArray::fromStringList(scene.endings)},
        {said("apdus"), transcript.count(Transcript::Event::Kind::Command)}};
    QFile file(folder.filePath(scene.name + said(".apdus"))),
        answer(folder.filePath(scene.name + said(".expected.json")));
    return file.open(QIODevice::WriteOnly) && file.write(transcript.encode()) > 0 && answer.open(QIODevice::WriteOnly)
        && answer.write(QJsonDocument(expected).toJson()) > 0;
}
} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2 || !QDir().mkpath(QString::fromLocal8Bit(argv[1]))) {
        std::fputs("make_transcripts FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const QList<Scene> scenes = lengths() + phones() + losses();
    quint64 seed = 100;
    for (const Scene& scene : scenes) {
        if (!make(scene, ++seed, folder))
            return 1;
    }
    const auto sessions = test::makeGattTranscripts(folder);
    if (!sessions)
        return 1;
    std::printf("%lld taps, %d Bluetooth sessions\n", static_cast<long long>(scenes.size()), *sessions);
    return 0;
}
