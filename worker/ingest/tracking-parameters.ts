/** Families of parameters: everything that begins like this. */
const PREFIXES = /^(?:utm|mtm|matomo|piwik|hsa|bsft|elqtrack)_/;

/** Parameters by which campaigns, newsletters, social networks and advertisers follow a reader, in lower case. */
const NAMES = new Set(
  `
  __cft__ __hsfp __hssc __hstc __s __tn__ __twitter_impression _bhlid _branch_match_id _branch_referrer _bta_c
  _bta_tid _ck_subscriber_id _ga _gl _hsenc _hsmi _ke _kx _mta_ _openstat _spd _x_tr_hist action_object_map
  action_ref_map action_type_map adgroup_id adgroupid adobe_mc adobe_mc_ref adobe_mc_sdid ads_adid ads_cmpid
  adset_id aff_sub aff_trace_key afftrack algo_exp_id algo_pvid android_ref apple_ref asc_campaign asc_refurl
  asc_source ascsubtag at_bbc_team at_campaign at_campaign_type at_channel at_creation at_custom1 at_custom2
  at_custom3 at_custom4 at_format at_general at_link_id at_link_origin at_link_type at_medium at_network
  at_platform at_ptr_name at_recipient_id at_recipient_list at_send_date at_source at_term at_variant awc awc_id
  bbeml bdmss_tr_sc bemobdata beyond_uzcvlx bsft_aaid bsft_clkid bsft_eid bsft_ek bsft_mid bsft_mime_type
  bsft_tv bsft_uid bsft_utid btsid campaign_id campaignid ceid cid_source cjdata cjevent ck_subscriber_id
  click_id clickid cm_cat cm_ite cm_lm cm_mmc cm_mmca1 cm_mmca2 cm_mmca3 cm_pla cm_re cm_sp cm_ven cmp_id cmpid
  convertkit_subscriber_id customerio_id cvo_campaign cvo_crid cvosrc dclid dicbo dm_i dmi_id drip_id echobox
  elqaid elqak elqat elqcontactid elqcst elqtrack elqtrackid email_hash email_referrer email_source
  email_subject emailhash emcs_t ems_dl epik fb_action_ids fb_action_types fb_comment_id fb_ref fb_source fbc_id
  fbclid feed_source feedname ga_campaign ga_content ga_medium ga_place ga_source ga_term gad gad_campaignid
  gad_source gbraid gclid gclid_fallback gclsrc gps_adid gs_l gs_lcp gs_lcrp gsclid guccounter guce_referrer
  guce_referrer_sig guce_referrer_us gws_rd hcb_amp hsa_acc hsa_ad hsa_cam hsa_grp hsa_kw hsa_la hsa_mt hsa_net
  hsa_ol hsa_src hsa_tgt hsa_ver hsctatracking icid iclid ig_cache_key ig_mid ig_rid igsh igshid inf_contact_key
  int_campaign int_cmp int_content int_medium int_placement int_source int_term intcmp irclickid irgwc
  itm_campaign itm_content itm_medium itm_source itm_term kit_subscriber_id klaviyo_id km_cablecrmclick
  li_fat_id licu lipi mailchimp_id mbid mc_cid mc_eid mc_tc mibextid mkcid mkevt mkgroupid mkrid mkt_tok
  ml_subscriber ml_subscriber_hash msclkid nb_klid ncclick ncid newsletter_source nl_campaign nlid
  nr_email_referer ns_campaign ns_fee ns_linkname ns_mchannel ns_source ob_click_id obclid oly_anon_id
  oly_enc_id outbrainclickid pd_rd_i pd_rd_r pd_rd_w pd_rd_wg pf_rd_i pf_rd_m pf_rd_p pf_rd_r pf_rd_s pf_rd_t
  pk_campaign pk_cid pk_content pk_cpn pk_keyword pk_kwd pk_medium pk_source pp_clickid raneaid ranmid ransiteid
  rb_clickid rdt_cid ref_src ref_url referrer_source refsrc rss_source rssfeed s_cid s_kwcid sb_referer_host
  sc_campaign sc_channel sc_cid sc_content sc_country sc_eh sc_geo sc_lid sc_llid sc_medium sc_outcome
  sc_publisher sc_uid scid sendgrid_id sfmc_activity sfmc_activityid sfmc_id sfmc_journey_id sfmc_sub
  share_source shared_from shareuid sib_id simplereach smid sms_click sms_source sms_ss sms_uph smtyp soc_src
  soc_trk socialmedia sp_source_id spjobid spmailingid spredfast spreportid sprinklr spuserid sr_share srsltid
  ss_campaign_id ss_campaign_name ss_campaign_sent_date ss_email_id ss_source sscid stm_medium stm_source sxsrf
  syclid syn_click tb_cm_tg tblci tduid tpcc tracking_source trackingid traffic_source trk_contact trk_module
  trk_msg trk_sid trk_source tsource tt_content tt_from tt_medium ttclid tw_adid tw_campaign tw_content tw_i
  tw_p tw_source tw_term twcamp twclid twterm unicorn_click_id user_email_address usqp uta_source utma utmb utmc
  utmz ved vero_conv vero_id vgo_ee vmcid wbraid wbraidsrc weibo_id wickedid wickedsource wprov wpsrc ws_ab_test
  wt_mc wt_mc_id wt_z wtmc wtrid xs_id xtor xtref xts yadclid yadordid yandex_source yclid ymclid ymid
  ymsource_id ysclid zanpid
`
    .trim()
    .split(/\s+/),
);

/** Names that sites give to the place of a link, and also to other things: they only count with such a value. */
const PLACES = new Set(['ref', 'referrer', 'referer', 'source', 'src', 'via', 'from', 'origin', 'cmp']);
/** A site's own name, as some systems add to each link, or a feed. */
const PLACE = /^(?:(?:[a-z0-9-]+\.)+[a-z]{2,}|rss|rss[-_]?feed|feed|atom|newsletter|e-?mail|twitter|facebook|social)$/i;

/** True for a parameter of an address that tells nothing about the page; `name` and `value` are decoded. */
export function isTrackingParameter(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  return NAMES.has(lower) || PREFIXES.test(lower) || (PLACES.has(lower) && PLACE.test(value));
}
