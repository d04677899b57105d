// What the panel in front has to find.
#include "app/locator.h"
#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "widgets/form/form.h"
#include "widgets/language/language.h"
#include "widgets/panel/history_list.h"

#include <QScrollArea>
#include <algorithm>

namespace seq {
namespace {

constexpr std::size_t kText = 64 << 10; // bytes of the text whose tokens are listed
constexpr std::size_t kWhole = 1 << 20; // bytes of a text that is read at all
constexpr double kLayers = 64; // listed while the model is not loaded

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

// The panel in front with its schema and values, where there is one.
struct Front {
    int key;
    const Schema& schema;
    const PanelState& state;
    const std::string* string(FieldInfo::Type type) const // of the first field of this type
    {
        for (const FieldInfo& f : schema.fields)
            if (f.type == type) return std::get_if<std::string>(state.values.find(f.name));
        return nullptr;
    }
};

std::optional<Front> frontOf(const FindablePtr& in)
{
    const int key = in->front ? in->front->key() : 0;
    const PanelState* state = in->workspace.document().find(key);
    if (!state) return {};
    return Front{key, in->front->form().schema(), *state};
}

void setField(Workspace& workspace, int key, const std::string& field, std::int64_t value)
{
    const PanelState* state = workspace.document().find(key);
    if (!state) return;
    Values values = state->values;
    values.set(field, value);
    workspace.apply(SetValues{key, values, state->ownText});
}

std::shared_ptr<const LoadedModel> modelOf(const FindablePtr& in, const Front& front)
{
    const std::string* written = front.string(FieldInfo::Model);
    return written ? in->engine.loadedModel({*written}) : nullptr;
}

std::shared_ptr<const Tokenizer> tokenizerOf(const FindablePtr& in, const Front& front)
{
    if (const auto model = modelOf(in, front)) return model->tokenizer;
    const Value* names = front.state.values.find("tokenizers");
    const auto* list = names ? std::get_if<std::vector<std::string>>(names) : nullptr;
    return list && !list->empty() ? in->engine.loadedTokenizer(list->front()) : nullptr;
}

std::string textOf(const Front& front) // empty: too long, or not there
try {
    const std::string* written = front.string(FieldInfo::Text);
    if (!written) return {};
    std::error_code error;
    if (written->starts_with('@') && std::filesystem::file_size(written->substr(1), error) > kWhole)
        return {};
    return TextRef{*written}.bytes();
} catch (const Error&) {
    return {};
}

QString visible(std::string_view bytes)
{
    QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    return text.replace(QLatin1Char('\n'), QStringLiteral("↵"))
        .replace(QLatin1Char('\t'), QStringLiteral("⇥"));
}

// Lights up everywhere; where a field says which token is looked at, it is set.
void goToToken(
    const FindablePtr& in, int key, std::int64_t index, const Ref& ref, const QString& label)
{
    if (!in->front || in->front->key() != key) return;
    const Schema& schema = in->front->form().schema();
    const FieldInfo* field = schema.find("token");
    if (field && field->type == FieldInfo::Int) setField(in->workspace, key, field->name, index);
    in->raise(key);
    emit in->front->canvas().hovered({ref}, label);
}

void addIndices(std::vector<Finding>& found, const FindablePtr& in, const Front& front,
    const std::string& name, int count)
{
    const FieldInfo* field = front.schema.find(name);
    if (!field || field->type != FieldInfo::Int) return;
    const bool on = front.schema.enabled(*field, front.state.values);
    const double most = count > 0 ? count - 1.0 : kLayers - 1;
    const Value* now = front.state.values.find(name);
    const auto last = std::int64_t(std::min(field->max, most));
    for (auto i = std::int64_t(std::max(field->min, 0.0)); i <= last; ++i)
        found.push_back({.title = QStringLiteral("%1 %2").arg(shown(name)).arg(i),
            .note = declared(field->help),
            .keys = now && *now == Value(i) ? QObject::tr("now") : QString(),
            .enabled = on,
            .run = [&workspace = in->workspace, key = front.key, name, i] {
                setField(workspace, key, name, i);
            }});
}

void focusField(const FindablePtr& in, const std::string& name)
{
    FieldEditor* editor = in->front ? in->front->form().editor(name) : nullptr;
    if (!editor) return;
    in->raise(in->front->key());
    QWidget* up = editor;
    while (up && !qobject_cast<QScrollArea*>(up))
        up = up->parentWidget();
    if (up) static_cast<QScrollArea*>(up)->ensureWidgetVisible(editor);
    editor->setFocus(Qt::ShortcutFocusReason);
}

} // namespace

std::vector<Finding> tokensInFront(const FindablePtr& in)
{
    std::vector<Finding> found;
    const auto front = frontOf(in);
    const auto tokenizer = front ? tokenizerOf(in, *front) : nullptr;
    if (!tokenizer) return found;
    const std::string text = textOf(*front);
    const SourceId source = sourceOf("text", text);
    std::vector<TokenSpan> tokens;
    try {
        tokens = tokenizer->encode(std::string_view(text).substr(0, kText));
    } catch (const Error&) { // a text that this tokenizer refuses
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const TokenSpan& t = tokens[i];
        const Ref ref{source, t.begin, t.end};
        const QString word = visible(std::string_view(text).substr(t.begin, t.end - t.begin));
        const QString label = QObject::tr("token %1  %2").arg(i).arg(word);
        found.push_back({.title = label,
            .note = {},
            .keys = QObject::tr("id %1").arg(t.id),
            .run = [in, key = front->key, i, ref, label] {
                goToToken(in, key, std::int64_t(i), ref, label);
            }});
    }
    return found;
}

std::vector<Finding> layersInFront(const FindablePtr& in)
{
    std::vector<Finding> found;
    const auto front = frontOf(in);
    if (!front) return found;
    const auto model = modelOf(in, *front);
    addIndices(found, in, *front, "layer", model ? model->model->info().layers : 0);
    addIndices(found, in, *front, "head", model ? model->model->info().heads : 0);
    return found;
}

std::vector<Finding> fieldsInFront(const FindablePtr& in)
{
    std::vector<Finding> found;
    const auto front = frontOf(in);
    if (!front) return found;
    for (const FieldInfo& field : front->schema.fields) {
        const Value* now = front->state.values.find(field.name);
        const FieldEditor* editor = in->front->form().editor(field.name);
        const bool on = front->schema.enabled(field, front->state.values);
        found.push_back({.title = shown(field.name),
            .note = declared(field.help),
            .keys = now ? shown(toFlag(field, *now)).left(64).simplified() : QString(),
            .enabled = on && editor->isVisibleTo(in->front),
            .run = [in, name = field.name] { focusField(in, name); }});
    }
    return found;
}

std::vector<Finding> runsInFront(const FindablePtr& in)
{
    std::vector<Finding> found;
    QPointer<HistoryList> list = in->front ? in->front->findChild<HistoryList*>() : nullptr;
    if (!list) return found;
    for (int row = 0; row < list->count(); ++row) {
        const int below = list->count() - row; // new runs come above
        found.push_back({.title = list->item(row)->text(),
            .note = list->item(row)
                        ->toolTip()
                        .section(QLatin1Char('\n'), 1)
                        .replace(QLatin1Char('\n'), QStringLiteral(", ")),
            .keys = row == 0 ? QObject::tr("the last run") : QObject::tr("%1 before it").arg(row),
            .run = [list, below] {
                const int at = list ? list->count() - below : -1;
                if (at >= 0) emit list->itemActivated(list->item(at));
            }});
    }
    return found;
}

} // namespace seq
