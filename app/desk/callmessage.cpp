// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/callmessage.h"

#include "app/codec/cbor.h"

namespace naru::desk {

namespace {

constexpr const char* sort = "naru-call1";
constexpr quint64 stateKind = 0, answerKind = 1;
constexpr quint64 numberMax = INT64_MAX;

QByteArray written(const CallState& state)
{
    return codec::CborWriter()
        .array(7)
        .text(sort)
        .number(qint64(stateKind))
        .number(qint64(state.call))
        .number(qint64(state.version))
        .number(qint64(state.what))
        .number(state.waited.count())
        .text(state.coming)
        .take();
}

QByteArray written(const CallAnswer& answer)
{
    return codec::CborWriter().array(3).text(sort).number(qint64(answerKind)).number(qint64(answer.call)).take();
}

std::optional<CallState> stateOf(const codec::CborValue& root)
{
    const auto call = root.at(2).toUnsigned(), version = root.at(3).toUnsigned(), what = root.at(4).toUnsigned();
    const auto waited = root.at(5).toUnsigned();
    const auto coming = root.at(6).toText();
    if (root.size() != 7 || !call || !version || !what || !waited || !coming)
        return std::nullopt;
    const bool named = *what == quint64(CallState::What::Coming);
    if (*what > quint64(CallState::What::Coming) || *version > numberMax || *call > *version
        || *waited > quint64(callWaitMax.count()) || coming->size() > callNameLettersMax
        || (!named && !coming->isEmpty()))
        return std::nullopt;
    return CallState{*call, *version, static_cast<CallState::What>(*what), Milliseconds(qint64(*waited)), *coming};
}

} // namespace

QByteArray bytesOf(const CallMessage& message)
{
    return std::visit([](const auto& one) { return written(one); }, message);
}

Result<CallMessage> callMessageOf(const QByteArray& bytes)
{
    const auto document = codec::CborDocument::parse(bytes, {callBytesMax, 2, 16});
    if (!document)
        return CallFault::BadCall;
    const codec::CborValue root = (*document)->root();
    if (root.at(0).toText().value_or(QString()) != QLatin1StringView(sort))
        return CallFault::BadCall;
    std::optional<CallMessage> message;
    const auto kind = root.at(1).toUnsigned();
    const auto call = root.at(2).toUnsigned();
    if (kind == stateKind) {
        if (const auto state = stateOf(root))
            message = *state;
    } else if (kind == answerKind && root.size() == 3 && call && *call <= numberMax) {
        message = CallAnswer{*call};
    }
    if (!message || bytesOf(*message) != bytes) // one form for one meaning
        return CallFault::BadCall;
    return *message;
}

} // namespace naru::desk
